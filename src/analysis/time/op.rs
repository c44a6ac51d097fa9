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
    /// Several days of one or two months: a mention each.
    Days = "days",
    /// "the 5th", of the month told last
    DayOfMonth = "day-of-month",
    Month = "month",
    /// "last June", "January this year"
    MonthBeside = "month-beside",
    Year = "year",
    /// "1990-94": a mention each.
    Years = "years",
    Decade = "decade",
    Century = "century",
    /// "the 16th and 17th centuries": a mention each.
    Centuries = "centuries",
    /// "the first Monday of May", "the last week of June"
    Nth = "nth",
    /// "the week of March 4"
    WeekOf = "week-of",
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
    /// "that night", "the next morning"
    PartOfReference = "part-of-reference",
    /// "last week", "this year"
    UnitBeside = "unit-beside",
    Weekend = "weekend",
    /// "year-end", "the end of the month"
    End = "end",
    Ago = "ago",
    Ahead = "ahead",
    /// "in two weeks": a time where the clause points ahead, else a duration
    In = "in",
    /// "two days later": from the time told last
    FromReference = "from-reference",
    /// "the day after the vote": as long after an event
    FromEvent = "from-event",
    /// "that day"
    Same = "same",
    Season = "season",
    SeasonBeside = "season-beside",
    Quarter = "quarter",
    /// "the latest quarter"
    QuarterTold = "quarter-told",
    Half = "half",
    Holiday = "holiday",
    Clock = "clock",
    Duration = "duration",
    VagueDuration = "vague-duration",
    Set = "set",
    /// The value that stands under `with`.
    Value = "value",
}
