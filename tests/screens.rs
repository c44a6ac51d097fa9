//! Pictures of the screen: a size and keys in, what is seen out.

mod support;
