//! Everything that the screen knows. Read by `view`, changed by `update` alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::{
    action::{Action, Context},
    keys::{Key, Keymap},
    look::Look,
    msg::Progress,
    record::{Jumps, Record},
};
use crate::{
    model::{
        article::Article,
        collection::{Event, EventId, Source},
    },
    timeline::{
        Corpus, Heading, Notes, Query, Rows, Scale,
        facets::{Facets, Group},
        matrix::By,
        query::{Sieve, Sort},
        search::Search,
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    Timeline,
    Event,
    Participants,
    Quotes,
    Source,
}

impl Pane {
    pub const ALL: [Pane; 5] = [
        Pane::Timeline,
        Pane::Event,
        Pane::Participants,
        Pane::Quotes,
        Pane::Source,
    ];

    /// All but the timeline.
    pub const DETAILS: [Pane; 4] = [Pane::Event, Pane::Participants, Pane::Quotes, Pane::Source];

    pub fn context(self) -> Context {
        match self {
            Pane::Timeline => Context::Timeline,
            Pane::Event => Context::Detail,
            Pane::Participants => Context::Participants,
            Pane::Quotes => Context::Quotes,
            Pane::Source => Context::Source,
        }
    }
}

/// What fills the screen between strip and footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum View {
    /// The timeline and its panes.
    #[default]
    List,
    Calendar,
    Matrix,
    Lanes,
    Facets,
}

impl View {
    pub const ALL: [View; 5] = [
        View::List,
        View::Calendar,
        View::Matrix,
        View::Lanes,
        View::Facets,
    ];

    pub fn context(self) -> Context {
        match self {
            View::List => Context::Timeline,
            View::Calendar => Context::Calendar,
            View::Matrix => Context::Matrix,
            View::Lanes => Context::Lanes,
            View::Facets => Context::Facets,
        }
    }
}

/// Where the reader is in the views beside the list.
#[derive(Debug, Clone, Default)]
pub struct Cursors {
    /// The day under the cursor of calendar and lanes; none follows the selected event.
    pub day: Option<i32>,
    /// Row and column of the matrix.
    pub pair: (usize, usize),
    pub matrix: By,
    pub lane: usize,
    pub lanes: By,
    pub group: Group,
    /// By group.
    pub entry: [usize; Group::ALL.len()],
    /// The counts over all events, of the corpus beside them.
    pub overall: Option<(Arc<Corpus>, Facets)>,
}

/// What the reader's configuration says about the layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Percent of the width that the timeline takes beside the panes: 20 to 80.
    pub list_width: u16,
    /// Whether the strip over the timeline is shown.
    pub strip: bool,
    /// Shares of the height: event, participants, quotes, source. A pane with 0 is left out until it is asked for.
    pub heights: [u16; 4],
    /// What stands behind the titles of the timeline where there is room.
    pub columns: Vec<Column>,
    /// Filters under names, beside those that are saved on the screen.
    pub views: BTreeMap<String, String>,
}

/// A column of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Place,
    Type,
    Sources,
    Confidence,
}

impl Column {
    /// In the order in which they stand.
    pub const ALL: [Column; 4] = [Self::Place, Self::Type, Self::Sources, Self::Confidence];

    /// The name in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Column::Place => "place",
            Column::Type => "type",
            Column::Sources => "sources",
            Column::Confidence => "confidence",
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            list_width: 56,
            strip: true,
            heights: [6, 3, 4, 8],
            columns: Column::ALL.to_vec(),
            views: BTreeMap::new(),
        }
    }
}

/// What is laid over the screen. The top one owns all keys.
#[derive(Debug, Clone)]
pub enum Mode {
    Prompt(Box<Prompt>),
    List(List),
}

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    Search,
    Filter,
    Date,
    Pick,
    Place,
    /// Only what is like the selected event in something.
    Only,
    /// What is like it not.
    Without,
    /// The terms of the filter, to switch on and off.
    Terms,
    Sort,
    View,
    SaveView,
    Command,
    /// Among the events beside which something is written.
    Marks,
    Note,
    Tag,
    /// A command to which something is given.
    Pipe,
    /// The name of a file for what is shown.
    Export,
    /// Whether the file may be overwritten.
    Overwrite,
}

impl Ask {
    /// What stands before the line.
    pub fn label(self) -> &'static str {
        match self {
            Ask::Search => "/",
            Ask::Filter => "filter ",
            Ask::Date => "go to ",
            Ask::Pick => "with ",
            Ask::Place => "at ",
            Ask::Only => "only ",
            Ask::Without => "without ",
            Ask::Terms => "on or off ",
            Ask::Sort => "sort by ",
            Ask::View => "view ",
            Ask::SaveView => "name ",
            Ask::Command => ":",
            Ask::Marks => "marks ",
            Ask::Note => "note ",
            Ask::Tag => "tags ",
            Ask::Pipe => "| ",
            Ask::Export => "save as ",
            Ask::Overwrite => "overwrite it? ",
        }
    }

    /// What stands over the entries.
    pub fn title(self) -> &'static str {
        match self {
            Ask::Search => "",
            Ask::Filter => "Filter",
            Ask::Date => "Days with events",
            Ask::Pick => "Participants",
            Ask::Place => "Places",
            Ask::Only => "Only events with the same",
            Ask::Without => "No events with the same",
            Ask::Terms => "Terms of the filter",
            Ask::Sort => "Order",
            Ask::View => "Saved views",
            Ask::SaveView => "Save this filter as a view",
            Ask::Command => "Commands",
            Ask::Marks => "Marks, notes, tags",
            Ask::Tag => "Tags in use",
            Ask::Pipe => "What",
            Ask::Note | Ask::Export | Ask::Overwrite => "",
        }
    }

    /// What may be typed, or why there is nothing to choose.
    pub fn help(self) -> &'static str {
        match self {
            Ask::Search => "words in titles, names, places, quotes, texts",
            Ask::Filter => "",
            Ask::Date => "2025, may 2024, 18 may, last tuesday, -3w, +2m",
            Ask::SaveView => "a name for it",
            Ask::Note => "an empty note is no note",
            Ask::Tag => "words, with blanks between them",
            Ask::Export => ".csv .tsv .md .json, or .jsonl to open again",
            Ask::Overwrite => "yes or no",
            _ => "nothing fits",
        }
    }
}

/// A line in which one types, with what it finds.
#[derive(Debug, Clone)]
pub struct Prompt {
    pub ask: Ask,
    pub text: String,
    /// In bytes of `text`, between graphemes.
    pub caret: usize,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Where in `text` that is.
    pub wrong: Option<Range<usize>>,
    pub entries: Vec<Entry>,
    /// Which of `entries`.
    pub chosen: usize,
    /// Whether the reader has chosen it, or it merely comes first.
    pub picked: bool,
    /// Where the reader was.
    pub from: Option<EventId>,
    /// The search that held before.
    pub before: Option<Search>,
    /// The query that held before.
    pub query: Query,
    /// Which entry of the history is shown, counted from the newest.
    pub recalled: Option<usize>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    /// Which bytes of the name fit what is typed, in whole graphemes.
    pub hits: Vec<Range<usize>>,
    pub about: String,
    /// How many events it has.
    pub count: Option<usize>,
    pub take: Take,
}

/// What choosing an entry does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    Run(Action),
    /// Adds a term to the filter.
    Narrow(String),
    /// Puts a text in the place of these bytes, and goes on typing.
    Insert(Range<usize>, String),
    /// Goes to a day of the common era.
    Day(i32),
    /// Goes to an event, which need not be loaded.
    Event(EventId),
    /// What the line itself knows what to do with.
    Choice,
    Toggle(usize),
    Sort(Sort),
    /// The name of a view.
    View(String),
    /// A whole command.
    Line(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    Help,
    Problems,
    Why,
}

/// Something to read, laid over the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    pub kind: ListKind,
    pub top: usize,
}

#[derive(Debug, Clone)]
pub struct State {
    /// What was opened, as the header names it.
    pub name: String,
    pub corpus: Arc<Corpus>,
    pub rows: Rows,
    /// What narrows the timeline; changed by `update::filter` alone.
    pub query: Query,
    /// The queries before it, the newest last.
    pub stack: Vec<Query>,
    /// A query that is still sifting; the rows are those of the one before it.
    pub sieve: Option<Box<Sieve>>,
    /// Where no event is left: which term has none by itself, as far as one has.
    pub lacking: Option<usize>,
    /// Queries with names: name to text.
    pub views: BTreeMap<String, String>,
    /// What the reader has written beside the events.
    pub notes: Notes,
    pub folded: BTreeSet<Heading>,
    /// None only where no event is shown.
    pub selected: Option<EventId>,
    /// The position of the selected event in `rows`.
    pub at: usize,
    /// Whether the reader has chosen it. Before that the first event is selected, whatever comes.
    pub touched: bool,
    /// The first row of the list on the screen.
    pub top: usize,
    /// None shows all the time there is.
    pub scale: Option<Scale>,
    pub view: View,
    pub cursors: Cursors,
    /// Whether the strip takes half of the screen and has the keys.
    pub tall: bool,
    pub focus: Pane,
    /// The panes through which the reader came to this one.
    pub trail: Vec<Pane>,
    /// The pane that is shown where there is room for one beside the timeline.
    pub tab: Pane,
    pub full: bool,
    /// By pane; none where the pane keeps its cursor in view by itself.
    pub scroll: [Option<usize>; 5],
    pub participant: usize,
    pub quote: usize,
    /// Whether the quotes pane shows reported speech.
    pub reported: bool,
    /// Which source of the event, and which of its marks.
    pub source: usize,
    pub mark: usize,
    /// Which of the other events of the article, below the text.
    pub other: Option<usize>,
    pub search: Option<Search>,
    /// Whether the search has not yet found its first event to go to.
    pub awaiting: bool,
    /// What was searched before, the newest last.
    pub history: Vec<String>,
    pub record: Record,
    pub jumps: Jumps,
    pub modes: Vec<Mode>,
    pub count: Option<u32>,
    pub pending: Vec<Key>,
    pub progress: Option<Progress>,
    /// Whether more may come.
    pub loading: bool,
    pub problems: Vec<String>,
    /// Shown until the next key.
    pub notice: Option<String>,
    pub width: u16,
    pub height: u16,
    pub keymap: Arc<Keymap>,
    pub options: Options,
    pub look: Look,
    /// The name under which the reader wants to save what is shown.
    pub saving: Option<String>,
}

impl State {
    /// The screen before anything is loaded.
    pub fn new(name: impl Into<String>, keymap: Keymap, options: Options) -> Self {
        Self {
            name: name.into(),
            corpus: Arc::default(),
            rows: Rows::default(),
            query: Query::default(),
            stack: Vec::new(),
            sieve: None,
            lacking: None,
            views: BTreeMap::new(),
            notes: Notes::default(),
            folded: BTreeSet::new(),
            selected: None,
            at: 0,
            touched: false,
            top: 0,
            scale: None,
            view: View::List,
            cursors: Cursors::default(),
            tall: false,
            focus: Pane::Timeline,
            trail: Vec::new(),
            tab: Pane::Event,
            full: false,
            scroll: [None; 5],
            participant: 0,
            quote: 0,
            reported: true,
            source: 0,
            mark: 0,
            other: None,
            search: None,
            awaiting: false,
            history: Vec::new(),
            record: Record::default(),
            jumps: Jumps::default(),
            modes: Vec::new(),
            count: None,
            pending: Vec::new(),
            progress: None,
            loading: true,
            problems: Vec::new(),
            notice: None,
            width: 80,
            height: 24,
            keymap: Arc::new(keymap),
            options,
            look: Look::default(),
            saving: None,
        }
    }

    /// Whether a [`super::Msg::Tick`] is wanted as soon as nothing else waits.
    pub fn busy(&self) -> bool {
        let searching = self.search.as_ref().is_some_and(|search| !search.done());
        self.sieve.is_some() || searching || self.counting()
    }

    /// Whether the view that is open has not counted all events yet.
    pub fn counting(&self) -> bool {
        let counts = &self.rows.counts;
        match self.view {
            View::List | View::Calendar => false,
            View::Matrix => counts.matrix.as_ref().is_none_or(|all| !all.done()),
            View::Lanes => counts.lanes.as_ref().is_none_or(|all| !all.done()),
            View::Facets => {
                counts.facets.as_ref().is_none_or(|all| !all.done()) || self.overall().is_none()
            }
        }
    }

    /// How often each value occurs among all events, as soon as it is counted.
    pub fn overall(&self) -> Option<&Facets> {
        let (corpus, facets) = self.cursors.overall.as_ref()?;
        (Arc::ptr_eq(corpus, &self.corpus) && facets.done()).then_some(facets)
    }

    /// The selected event.
    pub fn event(&self) -> Option<Event<'_>> {
        self.event_at(self.at)
    }

    pub fn event_at(&self, position: usize) -> Option<Event<'_>> {
        self.corpus.event(*self.rows.order.get(position)?)
    }

    /// The source of the selected event that is shown, and its article.
    pub fn shown_source(&self) -> Option<(Source, &Article)> {
        let event = self.event()?;
        let source = event.sources.get(self.source).or(event.sources.first())?;
        let article = self.corpus.collection.article(source.article)?;
        Some((source, article))
    }

    /// Where in a text the search finds its words.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let needles = self.search.iter().flat_map(|search| &search.needles);
        needles.flat_map(|needle| needle.find_all(text)).collect()
    }

    /// Where a key is looked up.
    pub fn context(&self) -> Context {
        match self.modes.last() {
            Some(Mode::Prompt(_)) => Context::Prompt,
            Some(Mode::List(_)) => Context::List,
            None if self.view != View::List => self.view.context(),
            None if self.tall && self.focus == Pane::Timeline => Context::Strip,
            None => self.focus.context(),
        }
    }
}
