//! A dozen articles about events of 2015 to 2018. The events are true, the articles and their publishers are not.

use std::sync::Arc;

use dateline::model::{
    article::Article,
    collection::{ArticleId, Collection, Disagreement, Draft, EventId, Events, Saying, Source},
    date::{DateRange, Precision},
    document::{
        Organization, OrganizationId, Person, PersonId, Place, PlaceId, PlaceKind, When, Who,
    },
    event::{EventType, Participant, Role, Status},
};

use super::{country, day, on, span};

struct Told {
    article: usize,
    trigger: &'static str,
    evidence: &'static [&'static str],
    /// The words that date it.
    when: &'static str,
}

struct Fact {
    kind: EventType,
    status: Status,
    range: DateRange,
    inferred: bool,
    alleged: bool,
    place: &'static str,
    title: &'static str,
    who: &'static [(&'static str, Role)],
    told: Vec<Told>,
    /// Article, words, speaker, cue, medium.
    quotes: &'static [(
        usize,
        &'static str,
        &'static str,
        &'static str,
        Option<&'static str>,
    )],
    confidence: f32,
}

const fn told(
    article: usize,
    trigger: &'static str,
    evidence: &'static [&'static str],
    when: &'static str,
) -> Told {
    Told {
        article,
        trigger,
        evidence,
        when,
    }
}

pub fn collection() -> Collection {
    let articles = articles();
    let mut collection = Collection {
        articles: articles.into_iter().map(Arc::new).collect(),
        people: people(),
        organizations: organizations(),
        places: places(),
        events: Events::default(),
        undated: 3,
    };
    let mut events: Events = facts()
        .iter()
        .enumerate()
        .map(|(at, fact)| event(&collection, at, fact))
        .collect();
    events.sort();
    collection.events = events;
    collection
}

fn event(all: &Collection, at: usize, fact: &Fact) -> Draft {
    let article = |article: usize| all.article(ArticleId(article as u32));
    let body = |at: usize| article(at).expect("an article").body.as_str();
    let sources: Vec<Source> = fact
        .told
        .iter()
        .map(|told| Source {
            article: ArticleId(told.article as u32),
            trigger: span(body(told.article), told.trigger),
            evidence: told
                .evidence
                .iter()
                .map(|words| span(body(told.article), words))
                .collect(),
            when: (!told.when.is_empty()).then(|| When {
                range: fact.range,
                text: Some(span(body(told.article), told.when)),
                inferred: false,
                rule: "weekday, nearest".into(),
            }),
            status: fact.status,
            rule: format!("{}: who {} whom", fact.kind.key(), told.trigger).into(),
        })
        .collect();
    let when = When {
        range: fact.range,
        text: sources[0].when.as_ref().and_then(|when| when.text),
        inferred: fact.inferred,
        rule: if fact.inferred {
            "day of printing".into()
        } else {
            "weekday, nearest".into()
        },
    };
    let quotes = fact
        .quotes
        .iter()
        .map(|(article, words, speaker, cue, medium)| Saying {
            article: ArticleId(*article as u32),
            span: span(body(*article), words),
            direct: true,
            speaker: who(all, speaker),
            cue: Some(span(body(*article), cue)),
            medium: medium.map(str::to_owned),
            with: Box::default(),
            place: None,
            day: None,
            rule: "quote, cue, speaker".into(),
        });
    let disagreements = if fact.title.contains("Salisbury") {
        vec![Disagreement {
            field: "when",
            values: vec![
                (
                    "2018-03-04".into(),
                    vec![ArticleId(fact.told[0].article as u32)],
                ),
                ("2018-03-05".into(), vec![ArticleId(0)]),
            ],
        }]
    } else {
        Vec::new()
    };
    Draft {
        numbers: Vec::new(),
        id: EventId(at as u64 * 7 + 1),
        kind: fact.kind,
        status: fact.status,
        alleged: fact.alleged,
        when,
        place: all
            .places
            .iter()
            .position(|place| place.name == fact.place)
            .map(|at| PlaceId(at as u32)),
        title: fact.title.to_owned(),
        participants: fact
            .who
            .iter()
            .map(|(name, role)| Participant {
                who: who(all, name).expect(name),
                role: *role,
            })
            .collect(),
        quotes: quotes.collect(),
        told_by: sources.len() as u32,
        sources,
        disagreements,
        confidence: fact.confidence,
        reasons: if fact.confidence >= 0.8 {
            vec!["dated in the text", "named participants"]
        } else {
            vec!["one source"]
        },
    }
}

fn who(all: &Collection, name: &str) -> Option<Who> {
    let person = all
        .people
        .iter()
        .position(|known| known.name == name)
        .map(|at| Who::Person(PersonId(at as u32)));
    let organization = all
        .organizations
        .iter()
        .position(|known| known.name == name);
    let place = all.places.iter().position(|known| known.name == name);
    person
        .or(organization.map(|at| Who::Organization(OrganizationId(at as u32))))
        .or(place.map(|at| Who::Place(PlaceId(at as u32))))
}

fn people() -> Vec<Person> {
    let known = [
        ("Mohammad Javad Zarif", "Foreign Minister", "IR"),
        ("John Kerry", "Secretary of State", "US"),
        ("Federica Mogherini", "High Representative", "EU"),
        ("Barack Obama", "President", "US"),
        ("Raúl Castro", "President", "CU"),
        ("Theresa May", "Prime Minister", "GB"),
        ("Donald Trump", "President", "US"),
        ("Kim Jong Un", "Chairman", "KP"),
        ("Moon Jae-in", "President", "KR"),
        ("Emmanuel Macron", "President", "FR"),
        ("Shinzō Abe", "Prime Minister", "JP"),
        ("习近平", "国家主席", "CN"),
        ("Recep Tayyip Erdoğan", "President", "TR"),
        ("عادل الجبير", "Foreign Minister", "SA"),
        ("Maria Zakharova", "spokeswoman", "RU"),
        ("a senior British official", "official", "GB"),
    ];
    let person = |(name, role, code): (&str, &str, &str)| Person {
        name: name.to_owned(),
        role: Some(role.to_owned()),
        country: country(code),
        ..Person::default()
    };
    known.into_iter().map(person).collect()
}

fn organizations() -> Vec<Organization> {
    let known = [
        ("European Union", "EU"),
        ("Organisation for the Prohibition of Chemical Weapons", ""),
        ("White House", "US"),
    ];
    let organization = |(name, code): (&str, &str)| Organization {
        name: name.to_owned(),
        country: country(code),
        ..Organization::default()
    };
    known.into_iter().map(organization).collect()
}

fn places() -> Vec<Place> {
    let known = [
        ("Vienna", "AT", PlaceKind::Capital),
        ("Washington", "US", PlaceKind::Capital),
        ("Havana", "CU", PlaceKind::Capital),
        ("Hiroshima", "JP", PlaceKind::City),
        ("Salisbury", "GB", PlaceKind::City),
        ("Singapore", "SG", PlaceKind::Country),
        ("Panmunjom", "KR", PlaceKind::City),
        ("Iran", "IR", PlaceKind::Country),
        ("United States", "US", PlaceKind::Country),
        ("Saudi Arabia", "SA", PlaceKind::Country),
        ("Qatar", "QA", PlaceKind::Country),
        ("Russia", "RU", PlaceKind::Country),
        ("Beijing", "CN", PlaceKind::Capital),
    ];
    let place = |(name, code, kind): (&str, &str, PlaceKind)| Place {
        name: name.to_owned(),
        kind,
        country: country(code),
        ..Place::default()
    };
    known.into_iter().map(place).collect()
}

fn article(
    id: &str,
    publisher: &str,
    published: &str,
    place: &str,
    title: &str,
    body: &str,
) -> Article {
    Article {
        id: id.to_owned(),
        origin: format!("articles/{id}.txt"),
        url: Some(format!("https://example.org/{id}")),
        publisher: Some(publisher.to_owned()),
        title: Some(title.to_owned()),
        byline: Some("Ada Lindqvist".to_owned()),
        published: Some(day(published)),
        place: Some(place.to_owned()),
        language: Some("en".to_owned()),
        body: body.to_owned(),
        ..Article::default()
    }
}

const VIENNA: &str = "After eighteen days in a hotel on the Ringstrasse, the ministers came out smiling. On Tuesday Iran \
and six powers agreed on limits to the Iranian nuclear programme, in exchange for an end to most sanctions.\n\n\
Mohammad Javad Zarif, the Iranian foreign minister, stood beside Federica Mogherini, who spoke for the European Union. \
“Today is an historic day,” Mogherini told reporters. The text runs to more than a hundred and fifty pages, with five \
annexes on enrichment, inspections and money.\n\n\
John Kerry, the American secretary of state, had cancelled two flights home during the last week of the talks. He walked \
with a crutch: in May he had broken his leg on a bicycle in the Alps.\n\n\
The sanctions themselves will fall away only when inspectors have seen that Iran keeps its side. Diplomats expect that \
in January 2016.";

const EMBASSIES: &str = "The flag of Cuba went up over Sixteenth Street on Monday, and for the first time in fifty-four \
years it stayed there. The United States and Cuba restored diplomatic relations at midnight; both embassies opened in \
the morning.\n\nBarack Obama is expected to travel to Havana before he leaves office.";

const HAVANA: &str = "Barack Obama landed in Havana on Sunday in heavy rain, the first American president to visit the \
island since 1928. He will stay until Tuesday.\n\nOn Monday he met Raúl Castro at the Palace of the Revolution. The two \
disagreed in public about prisoners, and shook hands.";

const SALISBURY: &str = "Theresa May told the House of Commons on Wednesday that Britain would expel twenty-three Russian \
diplomats within a week. A nerve agent was used against Sergei Skripal and his daughter in Salisbury on 4 March, and \
the government holds Russia responsible.\n\n“This will be the single biggest expulsion for over thirty years,” May said.\n\n\
Maria Zakharova, speaking for the Russian foreign ministry, denied that Russia had anything to do with it and called the \
session in London “a circus show”.";

const LETTER: &str = "Donald Trump called off his meeting with Kim Jong Un in a letter that the White House published on \
Thursday morning. The two were to meet in Singapore on 12 June.\n\n“I feel it is inappropriate, at this time, to have this \
long-planned meeting,” Trump wrote. Moon Jae-in summoned his advisers at midnight and proposed that the leaders speak \
directly.";

const SUMMIT: &str = "It took place after all. Donald Trump and Kim Jong Un shook hands in front of twelve flags in \
Singapore on Tuesday and signed a page and a half on peace and disarmament.\n\nThree weeks earlier Trump had called the \
meeting off.";

const DEAL: &str = "The United States is leaving the nuclear agreement with Iran, Donald Trump said on Tuesday at the \
White House. He signed the order that brings the sanctions back.\n\nEmmanuel Macron, who had visited Washington in April \
to change his mind, regretted the decision. In 2019 the wider sanctions could hit European companies.";

const GULF: &str = "Saudi Arabia and three of its neighbours cut all ties with Qatar early on Monday, closing land, sea and \
air routes.\n\nRecep Tayyip Erdoğan spoke by telephone with several leaders in the evening; his office gave no details.";

fn articles() -> Vec<Article> {
    let mut articles = vec![
        article(
            "vienna",
            "The Harbour Gazette",
            "2015-07-14",
            "Vienna, Austria",
            "A deal in Vienna, after eighteen days",
            VIENNA,
        ),
        article(
            "embassies",
            "Northern Wire",
            "2015-07-20",
            "Washington",
            "Two embassies open their doors",
            EMBASSIES,
        ),
        article(
            "havana",
            "Meridian Post",
            "2016-03-22",
            "Havana, Cuba",
            "Obama in Havana",
            HAVANA,
        ),
        article(
            "salisbury",
            "The Harbour Gazette",
            "2018-03-14",
            "London",
            "Britain expels twenty-three diplomats",
            SALISBURY,
        ),
        article(
            "letter",
            "Northern Wire",
            "2018-05-24",
            "Washington",
            "A summit called off by letter",
            LETTER,
        ),
        article(
            "summit",
            "Meridian Post",
            "2018-06-12",
            "Singapore",
            "Twelve flags and a handshake",
            SUMMIT,
        ),
        article(
            "deal",
            "Northern Wire",
            "2018-05-08",
            "Washington",
            "The United States leaves the nuclear agreement",
            DEAL,
        ),
        article(
            "gulf",
            "Meridian Post",
            "2017-06-05",
            "Doha, Qatar",
            "Four states cut ties with Qatar",
            GULF,
        ),
        article(
            "agency",
            "Alpine Press Agency",
            "2015-07-14",
            "Vienna",
            "Iran, powers agree",
            "VIENNA - Iran and six world powers reached agreement on Tuesday on the Iranian nuclear programme, officials said.",
        ),
        article(
            "hostile",
            "Test\u{1b}[31m Press",
            "2018-06-13",
            "Beijing",
            "Colours \u{1b}[41mfrom\u{7} a feed \u{202e}turned",
            "习近平 received Kim Jong Un in Beijing on 19 June.\u{1b}]0;owned\u{7}\tA tab, a bell, and 👩‍👩‍👧‍👦 e\u{301}te\u{301} in one line. \
             عادل الجبير spoke in the evening.",
        ),
    ];
    articles[8].byline = None;
    articles[8].url = None;
    articles
}

fn until(first: &str, last: &str) -> DateRange {
    DateRange::between(day(first), day(last), Precision::Day)
}

fn facts() -> Vec<Fact> {
    use EventType as T;
    use Role as R;
    use Status as S;
    let plain = || Fact {
        kind: T::Meeting,
        status: S::Occurred,
        range: on("2015-07-14"),
        inferred: false,
        alleged: false,
        place: "",
        title: "",
        who: &[],
        told: Vec::new(),
        quotes: &[],
        confidence: 0.9,
    };
    vec![
        Fact {
            kind: T::Agreement,
            place: "Vienna",
            title: "Iran and six powers agree on the nuclear programme in Vienna",
            who: &[
                ("Iran", R::Participant),
                ("Mohammad Javad Zarif", R::Participant),
                ("Federica Mogherini", R::Participant),
                ("John Kerry", R::Participant),
                ("European Union", R::Mediator),
            ],
            told: vec![
                told(
                    0,
                    "agreed",
                    &[
                        "On Tuesday Iran and six powers agreed on limits to the Iranian nuclear programme, in exchange for an end to most sanctions.",
                        "Mohammad Javad Zarif, the Iranian foreign minister, stood beside Federica Mogherini, who spoke for the European Union.",
                    ],
                    "Tuesday",
                ),
                told(
                    8,
                    "reached agreement",
                    &[
                        "Iran and six world powers reached agreement on Tuesday on the Iranian nuclear programme, officials said.",
                    ],
                    "Tuesday",
                ),
            ],
            quotes: &[(
                0,
                "Today is an historic day,",
                "Federica Mogherini",
                "told reporters",
                None,
            )],
            confidence: 0.97,
            ..plain()
        },
        Fact {
            kind: T::Talks,
            range: until("2015-06-26", "2015-07-14"),
            inferred: true,
            place: "Vienna",
            title: "Iran and six powers negotiate in Vienna",
            who: &[
                ("Mohammad Javad Zarif", R::Participant),
                ("John Kerry", R::Participant),
            ],
            told: vec![told(
                0,
                "talks",
                &[
                    "After eighteen days in a hotel on the Ringstrasse, the ministers came out smiling.",
                ],
                "",
            )],
            confidence: 0.62,
            ..plain()
        },
        Fact {
            kind: T::Sanctions,
            status: S::Planned,
            range: DateRange::month(2016, 1).expect("a month"),
            place: "",
            title: "Sanctions on Iran to be lifted",
            who: &[("Iran", R::Recipient)],
            told: vec![told(
                0,
                "fall away",
                &[
                    "The sanctions themselves will fall away only when inspectors have seen that Iran keeps its side.",
                    "Diplomats expect that in January 2016.",
                ],
                "January 2016",
            )],
            confidence: 0.55,
            ..plain()
        },
        Fact {
            kind: T::Recognition,
            range: on("2015-07-20"),
            place: "Washington",
            title: "United States and Cuba restore diplomatic relations",
            who: &[("United States", R::Participant)],
            told: vec![told(
                1,
                "restored",
                &[
                    "The United States and Cuba restored diplomatic relations at midnight; both embassies opened in the morning.",
                ],
                "Monday",
            )],
            ..plain()
        },
        Fact {
            kind: T::Visit,
            range: until("2016-03-20", "2016-03-22"),
            place: "Havana",
            title: "Obama visits Havana",
            who: &[("Barack Obama", R::Actor), ("Raúl Castro", R::Host)],
            told: vec![told(
                2,
                "landed",
                &[
                    "Barack Obama landed in Havana on Sunday in heavy rain, the first American president to visit the island since 1928.",
                    "He will stay until Tuesday.",
                ],
                "Sunday",
            )],
            ..plain()
        },
        Fact {
            range: on("2016-03-21"),
            place: "Havana",
            title: "Obama meets Raúl Castro in Havana",
            who: &[
                ("Barack Obama", R::Participant),
                ("Raúl Castro", R::Participant),
            ],
            told: vec![told(
                2,
                "met",
                &["On Monday he met Raúl Castro at the Palace of the Revolution."],
                "Monday",
            )],
            ..plain()
        },
        Fact {
            kind: T::Rupture,
            range: on("2018-03-14"),
            place: "",
            title: "Britain expels 23 Russian diplomats",
            who: &[("Theresa May", R::Actor), ("Russia", R::Recipient)],
            told: vec![told(
                3,
                "expel",
                &[
                    "Theresa May told the House of Commons on Wednesday that Britain would expel twenty-three Russian diplomats within a week.",
                ],
                "Wednesday",
            )],
            quotes: &[
                (
                    3,
                    "This will be the single biggest expulsion for over thirty years,",
                    "Theresa May",
                    "said",
                    Some("House of Commons"),
                ),
                (3, "a circus show", "Maria Zakharova", "called", None),
            ],
            ..plain()
        },
        Fact {
            kind: T::Attack,
            range: on("2018-03-04"),
            alleged: true,
            place: "Salisbury",
            title: "Nerve agent used against Skripal in Salisbury",
            who: &[("Russia", R::Actor)],
            told: vec![told(
                3,
                "used",
                &[
                    "A nerve agent was used against Sergei Skripal and his daughter in Salisbury on 4 March, and the government holds Russia responsible.",
                ],
                "4 March",
            )],
            confidence: 0.7,
            ..plain()
        },
        Fact {
            kind: T::Attack,
            status: S::Denied,
            range: on("2018-03-14"),
            title: "Russia denies a part in the Salisbury attack",
            who: &[("Maria Zakharova", R::Actor), ("Russia", R::Actor)],
            told: vec![told(
                3,
                "denied",
                &[
                    "Maria Zakharova, speaking for the Russian foreign ministry, denied that Russia had anything to do with it and called the session in London “a circus show”.",
                ],
                "",
            )],
            inferred: true,
            confidence: 0.6,
            ..plain()
        },
        Fact {
            status: S::Cancelled,
            range: on("2018-05-24"),
            place: "Singapore",
            title: "Trump calls off meeting with Kim Jong Un",
            who: &[
                ("Donald Trump", R::Actor),
                ("Kim Jong Un", R::Recipient),
                ("White House", R::Attendee),
            ],
            told: vec![
                told(
                    4,
                    "called off",
                    &[
                        "Donald Trump called off his meeting with Kim Jong Un in a letter that the White House published on Thursday morning.",
                    ],
                    "Thursday morning",
                ),
                told(
                    5,
                    "called",
                    &["Three weeks earlier Trump had called the meeting off."],
                    "Three weeks earlier",
                ),
            ],
            quotes: &[(
                4,
                "I feel it is inappropriate, at this time, to have this long-planned meeting,",
                "Donald Trump",
                "wrote",
                Some("letter"),
            )],
            ..plain()
        },
        Fact {
            kind: T::Call,
            status: S::Proposed,
            range: on("2018-05-24"),
            title: "Moon proposes that Trump and Kim speak directly",
            who: &[
                ("Moon Jae-in", R::Actor),
                ("Donald Trump", R::Recipient),
                ("Kim Jong Un", R::Recipient),
            ],
            told: vec![told(
                4,
                "proposed",
                &[
                    "Moon Jae-in summoned his advisers at midnight and proposed that the leaders speak directly.",
                ],
                "",
            )],
            inferred: true,
            confidence: 0.5,
            ..plain()
        },
        Fact {
            range: on("2018-06-12"),
            place: "Singapore",
            title: "Trump meets Kim Jong Un in Singapore",
            who: &[
                ("Donald Trump", R::Participant),
                ("Kim Jong Un", R::Participant),
            ],
            told: vec![told(
                5,
                "shook hands",
                &[
                    "Donald Trump and Kim Jong Un shook hands in front of twelve flags in Singapore on Tuesday and signed a page and a half on peace and disarmament.",
                ],
                "Tuesday",
            )],
            confidence: 0.95,
            ..plain()
        },
        Fact {
            kind: T::Agreement,
            range: on("2018-06-12"),
            place: "Singapore",
            title: "Trump and Kim Jong Un sign a page and a half on peace and disarmament in Singapore",
            who: &[
                ("Donald Trump", R::Participant),
                ("Kim Jong Un", R::Participant),
            ],
            told: vec![told(
                5,
                "signed",
                &[
                    "Donald Trump and Kim Jong Un shook hands in front of twelve flags in Singapore on Tuesday and signed a page and a half on peace and disarmament.",
                ],
                "Tuesday",
            )],
            ..plain()
        },
        Fact {
            kind: T::Decision,
            range: on("2018-05-08"),
            place: "Washington",
            title: "United States leaves the nuclear agreement with Iran",
            who: &[("Donald Trump", R::Actor), ("Iran", R::Recipient)],
            told: vec![told(
                6,
                "leaving",
                &[
                    "The United States is leaving the nuclear agreement with Iran, Donald Trump said on Tuesday at the White House.",
                ],
                "Tuesday",
            )],
            ..plain()
        },
        Fact {
            kind: T::Visit,
            range: DateRange::month(2018, 4).expect("a month"),
            place: "Washington",
            title: "Macron visits Washington",
            who: &[("Emmanuel Macron", R::Actor), ("Donald Trump", R::Host)],
            told: vec![told(
                6,
                "visited",
                &[
                    "Emmanuel Macron, who had visited Washington in April to change his mind, regretted the decision.",
                ],
                "April",
            )],
            confidence: 0.75,
            ..plain()
        },
        Fact {
            kind: T::Sanctions,
            status: S::Hypothetical,
            range: DateRange::year(2019).expect("a year").approximately(),
            title: "Sanctions could hit European companies",
            who: &[("United States", R::Actor)],
            told: vec![told(
                6,
                "hit",
                &["In 2019 the wider sanctions could hit European companies."],
                "2019",
            )],
            confidence: 0.4,
            ..plain()
        },
        Fact {
            kind: T::Rupture,
            range: on("2017-06-05"),
            title: "Saudi Arabia and three neighbours cut ties with Qatar",
            who: &[("Saudi Arabia", R::Actor), ("Qatar", R::Recipient)],
            told: vec![told(
                7,
                "cut",
                &[
                    "Saudi Arabia and three of its neighbours cut all ties with Qatar early on Monday, closing land, sea and air routes.",
                ],
                "early on Monday",
            )],
            ..plain()
        },
        Fact {
            kind: T::Call,
            range: on("2017-06-05").approximately(),
            title: "Erdoğan telephones Gulf leaders",
            who: &[("Recep Tayyip Erdoğan", R::Actor)],
            told: vec![told(
                7,
                "spoke",
                &[
                    "Recep Tayyip Erdoğan spoke by telephone with several leaders in the evening; his office gave no details.",
                ],
                "in the evening",
            )],
            confidence: 0.66,
            ..plain()
        },
        Fact {
            range: on("2018-06-19"),
            place: "Beijing",
            title: "习近平 receives Kim Jong Un in Beijing\u{1b}[31m",
            who: &[
                ("习近平", R::Host),
                ("Kim Jong Un", R::Participant),
                ("عادل الجبير", R::Attendee),
            ],
            told: vec![told(
                9,
                "received",
                &["习近平 received Kim Jong Un in Beijing on 19 June."],
                "19 June",
            )],
            confidence: 0.8,
            ..plain()
        },
    ]
}
