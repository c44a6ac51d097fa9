//! What a time rule can mean: the closed list of ops that `assets/rules/time.toml` may name.

macro_rules! ops {
    ($($(#[$about:meta])* $op:ident = $name:literal),+ $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Op { $($(#[$about])* $op),+ }

        impl Op {
            pub(super) fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Op::$op),)+ _ => None }
            }
        }
    };
}

ops! {
    /// Month and day, with or without a year.
    Date = "date",
    /// First and last day of a stretch.
    Days = "days",
    Month = "month",
    /// "last June", "January this year"
    MonthBeside = "month-beside",
    Year = "year",
    Decade = "decade",
    Century = "century",
    /// 2021-03-04
    Digits = "digits",
    Weekday = "weekday",
    /// The next such day, whatever the tense.
    WeekdayAhead = "weekday-ahead",
    /// "last Tuesday", "Monday next week"
    WeekdayBeside = "weekday-beside",
    WeekdayWeeksAgo = "weekday-weeks-ago",
    /// today, yesterday, tomorrow
    Deictic = "deictic",
    PartOfToday = "part-of-today",
    /// "last week", "this year"
    UnitBeside = "unit-beside",
    Ago = "ago",
    Ahead = "ahead",
    /// "two days later": from the time last told
    FromReference = "from-reference",
    /// "that day"
    Same = "same",
    Season = "season",
    SeasonBeside = "season-beside",
    Quarter = "quarter",
    Half = "half",
    Holiday = "holiday",
    Clock = "clock",
    Duration = "duration",
    VagueDuration = "vague-duration",
    Set = "set",
    Present = "reference-present",
    Past = "reference-past",
    /// "several years ago"
    LongAgo = "past",
    Future = "reference-future",
}
