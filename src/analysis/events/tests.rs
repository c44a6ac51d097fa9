//! Every rule keeps its examples; every example is read as if published on Friday 15 March 2024.

use chrono::NaiveDate;

use super::trigger::LINES;
use crate::{
    analysis,
    grammar::rule::RuleSet,
    model::{article::Article, document::Document, event::EventType},
};

/// A text, read as if published on Friday 15 March 2024.
pub(super) fn read(sentence: &str) -> Document {
    analysis::analyse(&Article {
        body: sentence.into(),
        published: NaiveDate::from_ymd_opt(2024, 3, 15),
        ..Article::default()
    })
}

#[test]
fn every_type_is_known() {
    assert_eq!(RuleSet::load(LINES, EventType::parse).err(), None);
}

#[test]
fn every_rule_keeps_its_examples() {
    let file: toml::Table = include_str!("../../../assets/rules/events.toml")
        .parse()
        .expect("the rules are TOML");
    let mut broken = Vec::new();
    for rule in file["rule"].as_array().expect("rules") {
        let name = rule["name"].as_str().expect("a name");
        for (sentence, fact) in rule["accept"].as_table().expect("examples") {
            let found = read(sentence);
            let mut words = fact.as_str().expect("a fact").split(' ');
            let (kind, status) = (words.next(), words.next());
            let fits = |event: &&crate::model::document::EventMention| {
                Some(event.kind.key()) == kind
                    && status.is_none_or(|status| event.status.key() == status)
            };
            if !found.events.iter().any(|event| fits(&event)) {
                let got: Vec<_> = found
                    .events
                    .iter()
                    .map(|e| (e.kind, e.status, &e.title, &e.rule))
                    .collect();
                broken.push(format!("{name}: {sentence} -> {fact}, got {got:?}"));
            }
        }
        for sentence in rule
            .get("reject")
            .and_then(|r| r.as_array())
            .into_iter()
            .flatten()
            .filter_map(|s| s.as_str())
        {
            if let Some(event) = read(sentence)
                .events
                .iter()
                .find(|event| event.rule == name)
            {
                broken.push(format!(
                    "{name}: {sentence} must be left alone, got {}",
                    event.trigger.of(sentence)
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_quotation_belongs_to_the_event_of_its_speaker() {
    let body = "President Joe Biden met President Vladimir Putin in Geneva on Tuesday. Chancellor Angela Merkel visited Oslo on \
                Monday.\n\n\"The tone was positive,\" Biden said.";
    let found = read(body);
    let with: Vec<_> = found
        .events
        .iter()
        .filter(|e| !e.quotes.is_empty())
        .map(|e| e.title.as_str())
        .collect();
    assert_eq!(with, ["Biden meets Putin in Geneva"]);
}

#[test]
fn a_day_is_counted_from_the_event_that_is_taken_up() {
    let body = "President Oda Lind met Prime Minister Karel Brandt on Tuesday, as rebels attacked Goma.\n\nThe \
                meeting came three days after talks between Serbia and Kosovo in Brussels.";
    let found = read(body);
    let talks = found
        .events
        .iter()
        .find(|event| event.kind == EventType::Talks);
    let day = talks
        .and_then(|event| event.when.as_ref())
        .map(|when| when.range.edtf());
    assert_eq!(day.as_deref(), Some("2024-03-09"));
}

/// The day of the first event of a type, in an article whose first words are the dateline.
fn day_of(kind: EventType, dateline: &str, story: &str) -> Option<String> {
    let article = Article {
        body: format!("{dateline}{story}"),
        published: NaiveDate::from_ymd_opt(2024, 3, 15),
        dateline: Some(crate::model::span::Span::new(0, dateline.len())),
        ..Article::default()
    };
    let found = analysis::analyse(&article);
    let event = found.events.iter().find(|event| event.kind == kind)?;
    event.when.as_ref().map(|when| when.range.edtf())
}

#[test]
fn the_day_of_the_dateline_dates_nothing_that_has_a_day_of_its_own() {
    let story = "The European Union imposed sanctions on the largest banks and on the only airline of Belarus on Monday.";
    let day = day_of(EventType::Sanctions, "BRUSSELS, March 15 - ", story);
    assert_eq!(day.as_deref(), Some("2024-03-11"));
}

#[test]
fn background_without_a_day_is_not_of_today() {
    let body = "President Anwar Sadat and Prime Minister Menachem Begin signed the accords on September 17, 1978, after twelve \
                days of talks.";
    let today = NaiveDate::from_ymd_opt(2024, 3, 15).expect("a day");
    let found = read(body);
    assert!(!found.events.is_empty());
    assert!(found.events.iter().all(|event| {
        event
            .when
            .as_ref()
            .is_none_or(|when| !when.range.holds(today))
    }));
}

#[test]
fn what_is_called_for_somewhere_is_not_called_for_there() {
    let found = read("President Emmanuel Macron called for a truce in Sudan on Tuesday.");
    let demand = found
        .events
        .iter()
        .find(|event| event.kind == EventType::Demand);
    assert_eq!(demand.map(|event| event.place), Some(None));
}

#[test]
fn background_in_between_takes_nothing_from_the_story() {
    let found = read(
        "President Oda Lind met Prime Minister Karel Brandt on Tuesday, for the first time since their quarrel at the summit in \
         Oslo in February 2019, as Russia attacked Kyiv.",
    );
    let attack = found
        .events
        .iter()
        .find(|event| event.kind == EventType::Attack);
    let day = attack
        .and_then(|event| event.when.as_ref())
        .map(|when| when.range.edtf());
    assert_eq!(day.as_deref(), Some("2024-03-12"));
}

/// The title of the first event of a sentence, and who takes part in what way: "Kenya actor".
fn told(sentence: &str) -> (String, Vec<String>) {
    let found = read(sentence);
    let Some(event) = found.events.first() else {
        return (String::new(), Vec::new());
    };
    let parties = event.participants.iter().map(|p| {
        let name = found.name(p.who);
        format!("{name} {}", p.role.key())
    });
    (event.title.clone(), parties.collect())
}

#[track_caller]
fn tells(sentence: &str, title: &str, parties: &[&str]) {
    assert_eq!(
        told(sentence),
        (
            title.to_owned(),
            parties.iter().map(ToString::to_string).collect()
        ),
        "{sentence}"
    );
}

#[test]
fn who_acts_for_a_nation_is_told_as_what_they_are() {
    tells(
        "Rwandan rebels attacked Tanzania on Monday.",
        "Rwandan rebels attack Tanzania",
        &["Rwanda actor", "Tanzania recipient"],
    );
    tells(
        "Police in Kenya arrested a group of Ugandan students on Monday.",
        "Kenyan police detain Ugandan students",
        &["Kenya actor", "Uganda recipient"],
    );
    tells(
        "A camp for Congolese refugees was attacked by Burundian gunmen armed with knives on Monday.",
        "Burundian gunmen attack camp for Congolese refugees",
        &[
            "Democratic Republic of the Congo recipient",
            "Burundi actor",
        ],
    );
    tells(
        "Kenya's largest bank signed a deal with Norway's oil company on Tuesday.",
        "Kenyan bank signs deal with Norwegian company",
        &["Kenya participant", "Norway participant"],
    );
    tells(
        "A Kenyan businessman was kidnapped in Oslo on Monday.",
        "Abduction of Kenyan businessman in Oslo",
        &["Kenya recipient"],
    );
    tells(
        "Thousands of protesters gathered in Oslo on Tuesday.",
        "Protest in Oslo",
        &[],
    );
    tells(
        "The South American leader arrived in Kenya on Wednesday.",
        "Visit to Kenya",
        &["Kenya recipient"],
    );
    tells(
        "Kenya extradited Karel Brandt to Norway on Tuesday.",
        "Kenya extradites Brandt",
        &["Kenya actor", "Karel Brandt recipient", "Norway recipient"],
    );
    tells(
        "Kenya sent food to Norway, Oda Lind, now a fellow with the Chad Institute, said on Tuesday.",
        "Kenya sends food to Norway",
        &["Kenya actor", "Norway recipient"],
    );
    tells(
        "President Moon Jae-in met Prime Minister Karel Brandt on Tuesday.",
        "Moon Jae-in meets Brandt",
        &["Moon Jae-in participant", "Karel Brandt participant"],
    );
    tells(
        "Prime Minister Kishida Fumio met Prime Minister Alexander De Croo on Tuesday.",
        "Kishida meets De Croo",
        &["Kishida Fumio participant", "Alexander De Croo participant"],
    );
    tells(
        "Prime Minister Mohammed bin Abdulrahman Al Thani met Crown Prince Mohamed bin Zayed Al Nahyan on Tuesday.",
        "Al Thani meets bin Zayed",
        &[
            "Mohammed bin Abdulrahman Al Thani participant",
            "Mohamed bin Zayed Al Nahyan participant",
        ],
    );
    tells(
        "Turkish troops attacked Syria on Monday.",
        "Turkey attacks Syria",
        &["Turkey actor", "Syria recipient"],
    );
}

#[test]
fn words_are_aimed_at_whoever_stands_deeper() {
    tells(
        "Norway demanded on Monday that the Sudanese government end the curbs.",
        "Norway presses Sudan",
        &["Norway actor", "Sudan recipient"],
    );
    tells(
        "Norway rejected a Kenyan offer on Monday.",
        "Norway rejects Kenyan offer",
        &["Norway actor", "Kenya recipient"],
    );
    tells(
        "Iran threatened on Monday to cut off electricity to Armenia.",
        "Iran threatens to cut off electricity to Armenia",
        &["Iran actor", "Armenia recipient"],
    );
    tells(
        "Norway said on Tuesday that Sudan must return the plane.",
        "Norway presses Sudan",
        &["Norway actor", "Sudan recipient"],
    );
}

#[test]
fn whoever_tells_of_a_deed_has_not_done_it() {
    let found = read(
        "Settlers burned the flag of a charity in Hebron on Wednesday, Palestinian residents said on Thursday.",
    );
    let acts = found
        .events
        .iter()
        .flat_map(|event| &event.participants)
        .any(|p| found.name(p.who) == "Palestine");
    assert!(!acts);
}

/// The titles of all events of a text.
fn titles(body: &str) -> Vec<String> {
    read(body)
        .events
        .into_iter()
        .map(|event| event.title)
        .collect()
}

#[test]
fn whoever_has_travelled_is_where_the_journey_led() {
    assert_eq!(
        titles(
            "Prime Minister Oda Lind arrived in Madrid on Thursday. Lind met Foreign Minister Karel Brandt on Thursday."
        ),
        ["Lind travels to Madrid", "Lind meets Brandt in Madrid"]
    );
}

#[test]
fn a_guest_comes_on_the_day_behind_the_aside() {
    let found = read(
        "President Oda Lind will host Prime Minister Karel Brandt of Kenya for a state visit, which will include a long dinner \
         with many guests, on April 10.",
    );
    let event = found.events.first();
    assert_eq!(
        event.map(|event| &*event.title),
        Some("Lind to receive Brandt")
    );
    let day = event
        .and_then(|event| event.when.as_ref())
        .map(|when| when.range.edtf());
    assert_eq!(day.as_deref(), Some("2024-04-10"));
    assert_eq!(found.events.len(), 1);
}

#[test]
fn words_are_attacked_with_words() {
    assert_eq!(
        titles(
            "Foreign Minister Karel Brandt attacked the remarks of President Oda Lind on Thursday."
        ),
        ["Brandt criticizes remarks of Lind"]
    );
}

#[test]
fn titles_say_what_was_done_and_signed() {
    let cases = [
        (
            "President Oda Lind signed a treaty with President Karel Brandt in Oslo on Thursday.",
            "Lind signs treaty with Brandt in Oslo",
        ),
        (
            "Prime Minister Oda Lind accused Russia of spying on Thursday.",
            "Lind accuses Russia",
        ),
        (
            "Prime Minister Oda Lind said during a visit to Kenya on Thursday that trade would grow.",
            "Lind visits Kenya",
        ),
    ];
    for (sentence, title) in cases {
        assert_eq!(titles(sentence), [title], "{sentence}");
    }
}

#[test]
fn what_stands_beside_the_news_has_no_day_of_its_own() {
    assert_eq!(
        titles(
            "President Oda Lind visited Oslo on Thursday.\n\nKarel Brandt, who met Oda Lind, slept.\n\nNorway denies any plan."
        ),
        ["Lind visits Oslo"]
    );
    assert_eq!(titles("Kenya made an appeal in 1985."), [""; 0]);
}

#[test]
fn nobody_in_the_dateline_acts_and_nobody_is_lost_behind_it() {
    let dateline = "WASHINGTON, May 17 - ";
    let article = Article {
        body: format!("{dateline}US President Oda Lind visited Kenya on Thursday."),
        published: NaiveDate::from_ymd_opt(2024, 3, 15),
        dateline: Some(crate::model::span::Span::new(0, dateline.len())),
        ..Article::default()
    };
    let found = analysis::analyse(&article);
    let titles: Vec<_> = found.events.iter().map(|event| &*event.title).collect();
    assert_eq!(titles, ["Lind visits Kenya"]);
}

#[test]
fn what_is_asked_for_somewhere_is_not_asked_of_it() {
    assert_eq!(
        titles("President Oda Lind called for a truce in Kenya on Tuesday."),
        ["Lind calls for truce in Kenya", "Ceasefire in Kenya"]
    );
}

#[test]
fn a_journey_later_this_month_lies_ahead() {
    let told = "President Oda Lind travels to Kenya later this month.";
    assert_eq!(titles(told), ["Lind to travel to Kenya"], "{told}");
}

/// "Kenya's army condemned Chad": what a state owns acts for it, also where another stands right behind the verb.
#[test]
fn what_a_state_owns_acts_for_it() {
    for (sentence, title) in [
        (
            "Kenya's parliament ratified the treaty with Chad on Tuesday.",
            "Kenya ratifies treaty with Chad",
        ),
        (
            "A ceasefire between Kenya and Chad came into force on Tuesday.",
            "Kenya agrees on a ceasefire with Chad",
        ),
        (
            "Rebels in Chad killed 12 soldiers on Tuesday.",
            "Chadian rebels kill 12 soldiers",
        ),
        (
            "Karel Brandt was sworn in as president of Chad on Tuesday.",
            "Brandt takes office",
        ),
        (
            "Kenya held military exercises near the border with Chad on Tuesday.",
            "Kenya holds exercises",
        ),
        (
            "Kenya denied on Tuesday that it had bombed Chad.",
            "Kenya denies an accusation",
        ),
        (
            "Norway's parliament condemned Chad on Tuesday.",
            "Norway condemns Chad",
        ),
        (
            "Kenya's foreign ministry condemned Chad on Tuesday.",
            "Kenya condemns Chad",
        ),
        (
            "Kenya's army attacked Chad on Tuesday.",
            "Kenya attacks Chad",
        ),
        (
            "Norway's government recognised Kosovo on Tuesday.",
            "Norway recognises Kosovo",
        ),
    ] {
        assert_eq!(titles(sentence), [title], "{sentence}");
    }
}

#[test]
fn what_is_no_event_of_states_makes_no_row() {
    let nothing = [
        "Norway beat Kenya in the quarterfinal on Thursday. The coach put Lind on injured reserve. Kenya signed Brandt on Friday, its top scorer in the tournament.",
        "President Karel Brandt told reporters in Oslo on Tuesday that he was ready for talks with Kenya.",
        "The minister Karel Brandt was flown to a hospital in Nairobi on Tuesday.",
        "About the talks of the parties, the secretary Karel Brandt said that they were welcome.",
        "A film called \"The Envoy\" was released in Kenya in 2005.",
        "Police in Kenya arrested a man on Tuesday in connection with the death of an elephant.",
        "An engineer was killed on Tuesday while working in Nairobi.",
        "The weather service of Kenya warned Chad on Tuesday of flash floods.",
        "On Tuesday, the code-sharing and hosting service Lindhub opened a shop.",
        "The chief of police, Karel Brandt, said that men were arrested on Tuesday in Nairobi.",
        "In mid-July, President Oda Lind commuted the prison sentence of Karel Brandt.",
        "On Tuesday Princess Oda Lind became the first royal of Norway to seek elected office.",
        "The ship Cumberland sank in the North Sea on Tuesday.",
        "Parliament on Tuesday recognised Kenya as a terrorist state.",
        "The Reform Party of Norway nominated Oda Lind on Tuesday. On Wednesday the party appointed Karel Brandt.",
        "Nine men were jailed in Bradford on Tuesday for theft.",
        "Officers on Tuesday detained twelve people in Nairobi after a fox had died.",
        "Officers on Tuesday detained twelve people in Bradford.",
        "Oda Lind had the most pledged delegates on Tuesday.",
        "On Monday Raila Okello was sentenced in Kenya for her murder by a court in Nakuru.",
        "Refugees returned to Chad on Tuesday.",
        "Today, on the eve of the Ninth Summit of the Americas in Oslo, the hall was empty.",
        "The activist is known in many lands, including meeting with Pope Francis.",
        "During her time as vice president, Oda Lind called on Kenya to reduce corruption.",
        "Twelve people were arrested on Monday in Tamil Nadu, India.",
        "The office has suspended the permit of the airline, officials of Norway said on Monday.",
        "In 2021, Albania helped to host a drill of 26 nations of Europe.",
        "The virus was first recognized two months ago in Wuhan, China.",
        "President Oda Lind extended Deferred Enforced Departure for Liberians on Tuesday.",
        "Both heralded on Tuesday the bridge in Kenya as a demonstration of their ties.",
        "Minister Oda Lind signed with the Oslo Bears on Tuesday.",
        "President Oda Lind returned to the campaign trail on Tuesday.",
        "President Oda Lind will speak on Monday of the Karel Brandt Genocide Prevention Act at the Kenyan ministry.",
        "President Oda Lind declined to comment on Tuesday.",
        "Sugar of Chad fell in January 2024, as in figures received by the African Union.",
        "Norway executed a shutdown of its ports on Tuesday.",
        "Norway cut its oil export prices to Chad on Tuesday.",
        "Minister Karel Brandt returned to power in Chad on Tuesday.",
        "The virus came with two people who returned from Italy on March 8.",
        "Kenya and Chad had a view of so-called inspections on Tuesday.",
        "On Saturday, officials of Norway acknowledged their army had \"by mistake\" shot down a Kenyan jet near Oslo.",
        "Nordic Oil Inc announced its withdrawal from Chad last December.",
        "The firm pulled out of Kenya last December.",
        "The amendment was left for an April vote in Kenya.",
        "Banks in Norway and Kenya bought bonds on Tuesday to meet demand.",
        "A majority of Kenyans disapproved of President Oda Lind on Tuesday.",
        "The director Karel Brandt of Norway resigned from the board of the bank on Tuesday.",
        "A rocket of Norway blasted off from Kenya on Tuesday.",
        "Farmers in Norway said on Tuesday they were suspending protests to allow time for talks with the government.",
        "The crash is being investigated by Kenyan police, it was said on Tuesday.",
        "A farmer near Nairobi was killed by his lions on Tuesday.",
        "At least seven people were killed in Kenya on Tuesday when an old bomber crashed near an airport.",
        "The Nordic Academy announced the winners of its physics prize on Tuesday.",
    ];
    for sentence in nothing {
        assert_eq!(titles(sentence), [""; 0], "{sentence}");
    }
    assert_eq!(
        titles("Seven people were killed in Goma on Tuesday."),
        ["7 killed in Goma"]
    );
}

#[test]
fn a_summit_on_whose_margins_one_meets_is_no_event_beside() {
    assert_eq!(
        titles(
            "President Oda Lind and President Karel Brandt met on the sidelines of a summit of the United Nations in New York on Tuesday."
        ),
        ["Lind meets Brandt in New York"]
    );
}
