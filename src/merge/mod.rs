//! Events of many documents become events of the timeline.
