//! What a key can do: the one table from which keys, help, palette and documentation are made.
//!
//! In: nothing. Out: [`Action`], with a name for `config.toml`, a description, the keys it has unless the reader says
//! otherwise, and the context in which they hold. What an action does is in `update`.

/// Where a key holds. A key is looked up in the context of the focused pane, then in the wider ones behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere but in prompts and lists.
    Global,
    Timeline,
    /// All panes beside the timeline.
    Detail,
    Participants,
    Quotes,
    Source,
    /// The strip, where it is enlarged.
    Strip,
    /// All views beside the list.
    View,
    Calendar,
    Matrix,
    Lanes,
    Facets,
    /// A line in which one types.
    Prompt,
    /// Help, problems, why: a list laid over the screen.
    List,
}

impl Context {
    pub const ALL: [Context; 14] = [
        Context::Timeline,
        Context::Global,
        Context::Detail,
        Context::Participants,
        Context::Quotes,
        Context::Source,
        Context::Strip,
        Context::View,
        Context::Calendar,
        Context::Matrix,
        Context::Lanes,
        Context::Facets,
        Context::Prompt,
        Context::List,
    ];

    /// The name in `[keys.NAME]`.
    pub fn name(self) -> &'static str {
        match self {
            Context::Global => "global",
            Context::Timeline => "timeline",
            Context::Detail => "detail",
            Context::Participants => "participants",
            Context::Quotes => "quotes",
            Context::Source => "source",
            Context::Strip => "strip",
            Context::View => "view",
            Context::Calendar => "calendar",
            Context::Matrix => "matrix",
            Context::Lanes => "lanes",
            Context::Facets => "facets",
            Context::Prompt => "prompt",
            Context::List => "list",
        }
    }

    /// What the help calls it.
    pub fn title(self) -> &'static str {
        match self {
            Context::Global => "Everywhere",
            Context::Timeline => "Timeline",
            Context::Detail => "Panes beside the timeline",
            Context::Participants => "Participants",
            Context::Quotes => "Quotes",
            Context::Source => "Source",
            Context::Strip => "The strip, enlarged",
            Context::View => "Views: calendar, matrix, lanes, facets",
            Context::Calendar => "Calendar",
            Context::Matrix => "Who with whom",
            Context::Lanes => "Lanes",
            Context::Facets => "Facets",
            Context::Prompt => "While typing",
            Context::List => "Lists: help, problems, why",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// Where a key is looked up when it is not bound here.
    pub fn wider(self) -> Option<Self> {
        match self {
            Context::Participants | Context::Quotes | Context::Source => Some(Context::Detail),
            Context::Calendar | Context::Matrix | Context::Lanes | Context::Facets => {
                Some(Context::View)
            }
            Context::Strip => Some(Context::Timeline),
            Context::Timeline | Context::Detail | Context::View => Some(Context::Global),
            Context::Global | Context::Prompt | Context::List => None,
        }
    }
}

macro_rules! actions {
    ($($context:ident { $($action:ident = $name:literal, $about:literal, [$($keys:literal),* $(,)?];)+ })+) => {
        /// One line per thing that a key can do; `config.toml` binds keys to these names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[doc = $about] $action),+),+ }

        impl Action {
            /// In the order of the help.
            pub const ALL: &'static [Action] = &[$($(Action::$action),+),+];

            /// The name in `config.toml`.
            pub fn name(self) -> &'static str {
                match self { $($(Action::$action => $name),+),+ }
            }

            pub fn about(self) -> &'static str {
                match self { $($(Action::$action => $about),+),+ }
            }

            pub fn context(self) -> Context {
                match self { $($(Action::$action => Context::$context),+),+ }
            }

            /// The keys that hold unless the reader's configuration says otherwise.
            pub fn default_keys(self) -> &'static [&'static str] {
                match self { $($(Action::$action => &[$($keys),*]),+),+ }
            }
        }
    };
}

actions! {
    Timeline {
        Next = "next-event", "next event", ["j", "Down"];
        Previous = "previous-event", "previous event", ["k", "Up"];
        First = "first-event", "first event", ["g g", "Home"];
        Last = "last-event", "last event, or the n-th", ["G", "End"];
        PageDown = "page-down", "a page down", ["PageDown", "Ctrl-f"];
        PageUp = "page-up", "a page up", ["PageUp", "Ctrl-b"];
        HalfDown = "half-page-down", "half a page down", ["Ctrl-d"];
        HalfUp = "half-page-up", "half a page up", ["Ctrl-u"];
        ScreenTop = "screen-top", "first event on the screen", ["H"];
        ScreenMiddle = "screen-middle", "event in the middle of the screen", ["M"];
        ScreenBottom = "screen-bottom", "last event on the screen", ["L"];
        Fold = "fold-day", "fold or unfold the day", ["c"];
        FoldAll = "fold-all", "fold or unfold all days", ["C"];
    }
    Global {
        NextDay = "next-day", "next day with events", ["l", "Right", "]", "Alt-Right"];
        PreviousDay = "previous-day", "previous day with events", ["h", "Left", "[", "Alt-Left"];
        NextBin = "next-bin", "next bar of the strip", ["}", ")"];
        PreviousBin = "previous-bin", "previous bar of the strip", ["{", "("];
        Search = "search", "search names, titles, texts", ["/"];
        NextHit = "next-hit", "next match of the search", ["n"];
        PreviousHit = "previous-hit", "previous match of the search", ["N"];
        GoToDate = "go-to-date", "go to a date", ["g d"];
        SearchName = "search-name", "search who is under the cursor", ["*"];
        Pick = "pick", "find someone, show their events", ["p"];
        PickPlace = "pick-place", "find a place, show its events", ["P"];
        Finer = "finer", "finer bars: weeks, days", ["z", "+"];
        Coarser = "coarser", "coarser bars: months, years", ["Z", "-"];
        Zoom = "zoom", "bars of one scale, such as week", [];
        Fit = "fit", "bars over all the time there is", ["="];
        ReadOn = "read-on", "read on: text, then next event", ["Space"];
        Deeper = "deeper", "go deeper: event, source", ["Enter"];
        Back = "back", "one level back; never quits", ["Esc"];
        NextPane = "next-pane", "next pane", ["Tab"];
        PreviousPane = "previous-pane", "previous pane", ["BackTab"];
        ToTimeline = "timeline", "to the timeline", ["1", "g l"];
        ToEvent = "event", "to the event", ["2", "g e"];
        ToParticipants = "participants", "to the participants", ["3", "g p"];
        ToQuotes = "quotes", "to the quotes", ["4", "g q"];
        ToSource = "source", "to the source text", ["5", "g s"];
        ShowList = "list", "the list, with its panes", ["v l"];
        ShowCalendar = "calendar", "calendar of the month", ["v c"];
        ShowMatrix = "matrix", "who is in events with whom", ["v m"];
        ShowLanes = "lanes", "a lane over time for each", ["v p"];
        ShowFacets = "facets", "facets: who, where, what", ["F", "v f"];
        Enlarge = "enlarge-strip", "the strip large, and back", ["i"];
        FullScreen = "full-screen", "this pane alone, and back", ["x"];
        Wider = "wider", "wider timeline", [">"];
        Narrower = "narrower", "narrower timeline", ["<"];
        DetailDown = "detail-down", "scroll the text beside it down", ["J"];
        DetailUp = "detail-up", "scroll the text beside it up", ["K"];
        Filter = "filter", "filter: who:lavrov after:2024", ["f"];
        OnlyLike = "only-like", "only like this: who, type, day", ["&"];
        WithoutLike = "without-like", "without such: who, type, day", ["!"];
        PopFilter = "pop-filter", "back to the filter before", ["Backspace"];
        ToggleFilters = "toggle-filters", "all filters off, and on again", ["~"];
        Terms = "filter-terms", "terms of the filter on and off", ["g f"];
        Unfilter = "unfilter", "show all events again", ["X"];
        OpenView = "open-view", "open a saved view", ["V"];
        SaveView = "save-view", "save the filter as a view", ["W"];
        Sort = "sort", "another order: date, sureness", ["s"];
        Mark = "mark", "mark this event, or unmark it", ["m"];
        NextMarked = "next-marked", "next marked event", ["'"];
        Marks = "marks", "list of marks, notes and tags", ["\""];
        Note = "note", "note on this event", ["a"];
        Tag = "tag", "tags of this event", ["t"];
        Undo = "undo", "undo a mark, note, tag, filter", ["u"];
        Redo = "redo", "do again what was undone", ["Ctrl-r"];
        JumpBack = "jump-back", "back to before the last leap", ["Ctrl-o", "g o"];
        JumpForward = "jump-forward", "forward again", ["g i"];
        Repeat = "repeat-leap", "the last leap once more", ["."];
        Why = "why", "why: rules and words behind it", ["w"];
        CopyEvent = "copy-event", "copy the event with its source", ["y y"];
        CopyQuote = "copy-quote", "copy the quote and who said it", ["y q"];
        CopyPerson = "copy-person", "copy name, role and country", ["y p"];
        CopyUrl = "copy-url", "copy the address of the article", ["y u"];
        CopyDate = "copy-date", "copy the date, as ISO or EDTF", ["y d"];
        CopyJson = "copy-json", "copy the event as JSON", ["y j"];
        Copy = "copy", "copy what is under the cursor", ["y c"];
        Open = "open", "open the article in the browser", ["o"];
        Edit = "edit", "open the source in your editor", ["e"];
        Pipe = "pipe", "give event or view to a command", ["|"];
        Export = "export", "save what is shown to a file", ["E"];
        Reload = "reload", "read everything again", ["r"];
        ReloadConfig = "config-reload", "read the configuration again", [];
        Theme = "theme", "next colours, or those named", [", t"];
        Mouse = "mouse", "listen to the mouse, or not", [", m"];
        Glyphs = "glyphs", "draw with ASCII alone, or not", [", g"];
        Borders = "borders", "lines between panes, or none", [", b"];
        Accessibility = "accessibility", "strong contrast, no motion", [", a"];
        Choose = "choose", "take this event (--pick)", [];
        Problems = "problems", "what could not be read", ["g !"];
        Help = "help", "keys that hold here", ["?", "F1"];
        Palette = "palette", "find a command by its name", [":"];
        Redraw = "redraw", "draw the screen anew", ["Ctrl-l"];
        Suspend = "suspend", "suspend the program", ["Ctrl-z"];
        Interrupt = "interrupt", "stop loading, else leave", ["Ctrl-c"];
        Close = "close", "close what is open, else quit", ["q"];
        Quit = "quit", "quit", ["Q"];
    }
    Detail {
        LineDown = "line-down", "a line down", ["j", "Down"];
        LineUp = "line-up", "a line up", ["k", "Up"];
        TextPageDown = "text-page-down", "a page down", ["PageDown", "Ctrl-f"];
        TextPageUp = "text-page-up", "a page up", ["PageUp", "Ctrl-b"];
        TextHalfDown = "text-half-page-down", "half a page down", ["Ctrl-d"];
        TextHalfUp = "text-half-page-up", "half a page up", ["Ctrl-u"];
        TextTop = "text-top", "to the top", ["g g", "Home"];
        TextBottom = "text-bottom", "to the bottom", ["G", "End"];
    }
    Participants {
        OnlyTheirs = "only-theirs", "only their events", ["Enter"];
    }
    Quotes {
        QuoteInSource = "quote-in-source", "this quote in the source", ["s"];
        Reported = "reported-speech", "with or without reported speech", ["r"];
    }
    Source {
        NextMark = "next-mark", "next mark, then the next source", ["n"];
        PreviousMark = "previous-mark", "mark before, then source before", ["N"];
        NextSource = "next-source", "next source of the event", ["s"];
        PreviousSource = "previous-source", "source before", ["S"];
        NextOther = "next-other-event", "next other event of the article", ["]"];
        PreviousOther = "previous-other-event", "other event before", ["["];
    }
    Strip {
        BarRight = "bar-right", "next bar with events", ["l", "j", "Right", "Down"];
        BarLeft = "bar-left", "bar with events before", ["h", "k", "Left", "Up"];
    }
    View {
        ViewDown = "view-down", "down", ["j", "Down"];
        ViewUp = "view-up", "up", ["k", "Up"];
        ViewRight = "view-right", "right", ["l", "Right"];
        ViewLeft = "view-left", "left", ["h", "Left"];
        ViewPageDown = "view-page-down", "a page down", ["PageDown", "Ctrl-f", "Ctrl-d"];
        ViewPageUp = "view-page-up", "a page up", ["PageUp", "Ctrl-b", "Ctrl-u"];
        ViewFirst = "view-first", "to the first", ["g g", "Home"];
        ViewLast = "view-last", "to the last", ["G", "End"];
    }
    Calendar {
        NextMonth = "next-month", "month after", ["]", ")"];
        PreviousMonth = "previous-month", "month before", ["[", "("];
        NextYear = "next-year", "year after", ["}"];
        PreviousYear = "previous-year", "year before", ["{"];
        NextTold = "next-told-day", "next day that has events", ["n", "Tab"];
        PreviousTold = "previous-told-day", "day with events before", ["N", "BackTab"];
        ToCoarse = "coarse-dates", "what is told to the month alone", ["c"];
    }
    Matrix {
        MatrixBy = "people-or-states", "people or states", ["s", "Tab"];
    }
    Lanes {
        LanesBy = "lanes-of", "lanes of all, people, states", ["s", "Tab"];
    }
    Facets {
        NextGroup = "next-group", "next group", ["Tab"];
        PreviousGroup = "previous-group", "group before", ["BackTab"];
        Exclude = "exclude", "all events but these", ["!"];
    }
    Prompt {
        Accept = "accept", "take what is typed", ["Enter"];
        Cancel = "cancel", "leave without it", ["Esc", "Ctrl-c"];
        DeleteBack = "delete-back", "delete the character before", ["Backspace", "Ctrl-h"];
        DeleteWord = "delete-word", "delete the word before", ["Ctrl-w"];
        DeleteLine = "delete-line", "delete all before", ["Ctrl-u"];
        DeleteNext = "delete-next", "delete the character behind", ["Delete"];
        CaretLeft = "caret-left", "left", ["Left"];
        CaretRight = "caret-right", "right", ["Right"];
        CaretStart = "caret-start", "to the start", ["Home", "Ctrl-a"];
        CaretEnd = "caret-end", "to the end", ["End", "Ctrl-e"];
        Older = "older", "search before, entry above", ["Up", "Ctrl-p"];
        Newer = "newer", "search after, entry below", ["Down", "Ctrl-n"];
        Complete = "complete", "complete the word", ["Tab"];
    }
    List {
        ListDown = "list-down", "down", ["j", "Down"];
        ListUp = "list-up", "up", ["k", "Up"];
        ListPageDown = "list-page-down", "a page down", ["PageDown", "Ctrl-f", "Ctrl-d", "Space"];
        ListPageUp = "list-page-up", "a page up", ["PageUp", "Ctrl-b", "Ctrl-u"];
        ListTop = "list-top", "to the top", ["g g", "Home"];
        ListBottom = "list-bottom", "to the bottom", ["G", "End"];
        ListFind = "list-find", "find a command by its name", ["/", ":"];
        ListClose = "list-close", "close", ["Esc", "q", "?", "!", "w", "Ctrl-c"];
    }
}

impl Action {
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_action_has_a_name_of_its_own_and_says_what_it_does() {
        let names: BTreeSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        for action in Action::ALL {
            assert!(
                !action.about().is_empty() && !action.about().ends_with('.'),
                "{action:?}"
            );
            assert_eq!(Action::parse(action.name()), Some(*action));
        }
    }
}
