//! Which events a sentence tells, of which type, in which status: a table over all types, all statuses and the traps.
//!
//! Each line is read as if published on Friday 15 March 2024. What must be a row stands in the second column; behind a `!`
//! in the third what must not: a type, a type with a status, or `*` for any other row.

#[path = "support/rows.rs"]
mod rows;

use rows::check;

#[test]
fn meetings_talks_calls_and_visits() {
    check(&[
        (
            "President Oda Lind met Chancellor Karel Brandt in Vienna on Tuesday.",
            "meeting occurred",
            "!*",
        ),
        (
            "President Oda Lind will meet Chancellor Karel Brandt in Vienna next week.",
            "meeting planned",
            "!meeting occurred",
        ),
        (
            "President Oda Lind is due to meet Chancellor Karel Brandt on Monday.",
            "meeting planned",
            "!meeting occurred",
        ),
        (
            "Chancellor Karel Brandt was received by President Oda Lind in Oslo on Tuesday.",
            "meeting occurred",
            "!visit",
        ),
        (
            "President Oda Lind cancelled a meeting with Chancellor Karel Brandt on Thursday.",
            "meeting cancelled",
            "!meeting occurred",
        ),
        (
            "Foreign Minister Karel Brandt co-chaired a conference on Sudan in Paris on Tuesday.",
            "meeting occurred",
            "",
        ),
        (
            "A summit of Kenya and Uganda is scheduled for 20 March.",
            "meeting planned",
            "!meeting occurred",
        ),
        ("Norway's exports met the target on Tuesday.", "", "!*"),
        (
            "President Oda Lind received her doctorate in Vienna on Tuesday.",
            "",
            "!*",
        ),
        ("Norway hosts a television show on Tuesday.", "", "!meeting"),
        (
            "Foreign Minister Karel Brandt held talks with President Oda Lind in Geneva on Wednesday.",
            "talks occurred",
            "",
        ),
        (
            "Serbia and Kosovo will resume talks in Brussels next week.",
            "talks planned",
            "!talks occurred",
        ),
        (
            "Sudan broke off talks with Ethiopia on Monday.",
            "talks cancelled",
            "!talks occurred",
        ),
        (
            "President Oda Lind spoke by phone with President Karel Brandt on Tuesday.",
            "call occurred",
            "!meeting",
        ),
        (
            "President Oda Lind held a video call with President Karel Brandt on Tuesday.",
            "call occurred",
            "",
        ),
        (
            "President Oda Lind called the plan a mistake on Tuesday.",
            "",
            "!call",
        ),
        (
            "Prime Minister Oda Lind visited Nairobi on Monday.",
            "visit occurred",
            "!*",
        ),
        (
            "Prime Minister Oda Lind will travel to Nairobi on Monday.",
            "visit planned",
            "!visit occurred",
        ),
        (
            "Prime Minister Oda Lind postponed her visit to Kenya on Friday.",
            "visit cancelled",
            "!visit occurred",
        ),
        (
            "Prime Minister Oda Lind began a three-day visit to Kenya on Monday.",
            "visit occurred",
            "",
        ),
        (
            "More than a million people visited the website of the ministry on Tuesday.",
            "",
            "!visit",
        ),
        ("The parcel arrived in Oslo on Thursday.", "", "!visit"),
        (
            "The hospital in Goma returned to normal operation on Sunday.",
            "",
            "!visit",
        ),
    ]);
}

#[test]
fn agreements_truces_and_exchanges() {
    check(&[
        (
            "Japan and India signed a trade pact in Tokyo on Monday.",
            "agreement occurred",
            "",
        ),
        (
            "Serbia and Kosovo are expected to sign a treaty in Brussels next week.",
            "agreement planned",
            "!agreement occurred",
        ),
        (
            "Kenya agreed to meet Sudan in Geneva next week.",
            "meeting planned",
            "!meeting occurred",
        ),
        (
            "Norway pledged on Tuesday to send engineers to Ukraine.",
            "agreement occurred",
            "",
        ),
        (
            "A sign hung over the door of the Kenyan embassy on Monday.",
            "",
            "!agreement",
        ),
        (
            "Nordic Paper Inc signed an agreement with Alpha Banking Corp on Monday.",
            "",
            "!*",
        ),
        (
            "A ceasefire between Israel and Hamas took effect on Friday.",
            "ceasefire occurred",
            "",
        ),
        (
            "Secretary-General Antonio Guterres called for a ceasefire in Gaza on Monday.",
            "demand occurred, ceasefire proposed",
            "!ceasefire occurred",
        ),
        (
            "Ethiopia withdrew its troops from Somalia on Tuesday.",
            "ceasefire occurred",
            "",
        ),
        (
            "Ethiopia pulled its forces out of Somalia on Tuesday.",
            "ceasefire occurred",
            "",
        ),
        (
            "Ethiopia will withdraw its troops from Somalia next month.",
            "ceasefire planned",
            "!ceasefire occurred",
        ),
        (
            "He withdrew money from a bank in Kenya on Tuesday.",
            "",
            "!ceasefire",
        ),
        (
            "Russia and Ukraine exchanged 300 prisoners on Wednesday.",
            "exchange occurred",
            "",
        ),
        (
            "Israel returned the bodies of five fighters to Lebanon on Wednesday.",
            "exchange occurred",
            "",
        ),
        (
            "Belarus released Sergei Tikhanovsky on Saturday.",
            "exchange occurred",
            "",
        ),
        (
            "The ministry of Kenya released a statement on Friday.",
            "",
            "!exchange",
        ),
        (
            "The text was released by the governments of Spain and Kenya on Friday.",
            "",
            "!exchange",
        ),
    ]);
}

#[test]
fn sanctions_ruptures_and_offices() {
    check(&[
        (
            "The European Union imposed sanctions on Belarus on Monday.",
            "sanctions occurred",
            "",
        ),
        (
            "The United States lifted sanctions on Sudan on Tuesday.",
            "sanctions occurred",
            "",
        ),
        (
            "The European Union threatened on Monday to impose sanctions on Serbia.",
            "threat occurred",
            "!sanctions occurred",
        ),
        (
            "Japan will raise tariffs on Brazil on 1 April.",
            "sanctions planned",
            "!sanctions occurred",
        ),
        (
            "Sudan declared a state of emergency in Darfur on Monday.",
            "sanctions occurred",
            "!attack",
        ),
        (
            "Britain expelled 23 Russian diplomats on Wednesday.",
            "rupture occurred",
            "",
        ),
        (
            "France recalled its ambassador to Australia on Friday.",
            "rupture occurred",
            "",
        ),
        (
            "France recalled its struggle in Algeria on Friday.",
            "",
            "!rupture",
        ),
        (
            "Iran summoned the German ambassador on Tuesday.",
            "rupture occurred",
            "",
        ),
        (
            "Kenya forced the refugee agency of the United Nations out of the country on Monday.",
            "rupture occurred",
            "",
        ),
        (
            "Iran should not close its embassy in Kenya, an analyst said on Monday.",
            "",
            "!rupture",
        ),
        (
            "Spain recognised Palestine on Tuesday.",
            "recognition occurred",
            "",
        ),
        (
            "Iran and Saudi Arabia restored diplomatic relations on Friday.",
            "recognition occurred",
            "",
        ),
        (
            "President Oda Lind fired Defence Minister Karel Brandt on Monday.",
            "recognition occurred",
            "!attack",
        ),
        (
            "Newly appointed Prime Minister Karel Brandt visited Kenya on Monday.",
            "visit occurred",
            "!recognition",
        ),
        (
            "Prime Minister Karel Brandt resigned on Monday.",
            "recognition occurred",
            "",
        ),
        (
            "Nordic Paper Inc appointed Jan Holm as treasurer of the company on Monday.",
            "",
            "!*",
        ),
        (
            "Senator Jan Holm, who was born in Ohio, was first elected in 1964.",
            "",
            "!*",
        ),
    ]);
}

#[test]
fn words_that_act() {
    check(&[
        (
            "President Oda Lind addressed the parliament in Berlin on Tuesday.",
            "statement occurred",
            "!*",
        ),
        (
            "President Oda Lind said on Tuesday that trade with Kenya had grown.",
            "",
            "!*",
        ),
        (
            "Poland welcomed the decision of Germany on Wednesday.",
            "support occurred",
            "",
        ),
        (
            "President Oda Lind congratulated President Karel Brandt on Monday.",
            "support occurred",
            "",
        ),
        ("Turkey supports the policy of Germany.", "", "!*"),
        (
            "Germany delivered weapons to Ukraine on Tuesday.",
            "aid occurred",
            "",
        ),
        (
            "The World Bank approved a loan for Kenya on Thursday.",
            "aid occurred",
            "",
        ),
        (
            "Germany will send aid to Sudan next week.",
            "aid planned",
            "!aid occurred",
        ),
        (
            "The United Nations urged Israel on Monday to open the crossing.",
            "demand occurred",
            "",
        ),
        (
            "Norway said on Tuesday that Sudan must return the plane.",
            "demand occurred",
            "",
        ),
        (
            "Norway sought to learn the cause of the fire on Tuesday.",
            "",
            "!demand",
        ),
        (
            "Serbia rejected the plan of the European Union on Thursday.",
            "refusal occurred",
            "",
        ),
        (
            "Iran refused to sign the treaty with Iraq on Monday.",
            "refusal occurred",
            "!agreement occurred",
        ),
        (
            "Russia denied attacking Moldova on Monday.",
            "refusal occurred",
            "!attack occurred",
        ),
        (
            "Brazil boycotted the summit of Mercosur on Monday.",
            "refusal occurred",
            "",
        ),
        (
            "France condemned the coup in Niger on Thursday.",
            "criticism occurred",
            "!attack",
        ),
        (
            "Ukraine accused Russia of shelling Kherson on Monday.",
            "criticism occurred",
            "",
        ),
        (
            "Foreign Minister Karel Brandt attacked the remarks of President Oda Lind on Thursday.",
            "criticism occurred",
            "!attack",
        ),
        (
            "Senator Jan Holm attacked the press of Norway on Thursday.",
            "",
            "!attack",
        ),
        (
            "Kenya opened an investigation of Uganda on Tuesday.",
            "criticism occurred",
            "",
        ),
        (
            "North Korea threatened to attack Guam on Thursday.",
            "threat occurred",
            "!attack occurred",
        ),
        (
            "North Korea test-fired a ballistic missile on Thursday.",
            "threat occurred",
            "!attack",
        ),
        (
            "Poland deployed troops to the border with Belarus on Monday.",
            "threat occurred",
            "",
        ),
        (
            "The Security Council adopted a resolution on Sudan on Friday.",
            "decision occurred",
            "",
        ),
        (
            "The Supreme Court of Kenya ruled on Tuesday that the vote was void.",
            "decision occurred",
            "",
        ),
        (
            "Sudan lifted the curfew in Khartoum on Sunday.",
            "decision occurred",
            "",
        ),
    ]);
}

#[test]
fn force_and_unrest() {
    check(&[
        (
            "Rebels attacked the town of Goma on Monday.",
            "attack occurred",
            "",
        ),
        (
            "Russia launched a drone barrage on Kharkiv on Sunday.",
            "attack occurred",
            "",
        ),
        (
            "Turkish police arrested 40 officers in Ankara on Monday.",
            "attack occurred",
            "",
        ),
        (
            "A gas leak and an explosion killed nine people in Lagos on Monday.",
            "",
            "!*",
        ),
        (
            "A road accident killed five people in Kenya on Monday.",
            "",
            "!*",
        ),
        (
            "An earthquake killed 40 people in Peru on Monday.",
            "",
            "!*",
        ),
        (
            "France condemned the attack of Serbia on Kosovo.",
            "",
            "!attack",
        ),
        (
            "The attack of Serbia on Kosovo killed nine soldiers on Monday.",
            "attack occurred",
            "",
        ),
        (
            "Thousands of people protested in Tbilisi on Tuesday.",
            "protest occurred",
            "",
        ),
        (
            "Bank workers in Brazil launched a nationwide strike on Monday.",
            "protest occurred",
            "!attack",
        ),
        (
            "Teachers in Peru went on strike on Tuesday.",
            "protest occurred",
            "!attack",
        ),
        (
            "Students in Chile boycotted classes on Tuesday.",
            "protest occurred",
            "",
        ),
        (
            "Brazil rallied to beat Kenya in the final match of the tournament on Tuesday.",
            "",
            "!*",
        ),
    ]);
}

#[test]
fn what_is_only_said_supposed_or_usual() {
    check(&[
        ("Would Iran attack Saudi Arabia on Monday?", "", "!*"),
        ("We condemn the coup in Niger, and I thank Kenya.", "", "!*"),
        (
            "If Iran attacks Iraq, Kenya will impose sanctions on Iran.",
            "",
            "!attack occurred, sanctions occurred",
        ),
        ("Norway often calls on Kenya to lift the ban.", "", "!*"),
        (
            "Kenya could withdraw its troops from Somalia.",
            "",
            "!ceasefire occurred",
        ),
        (
            "President Oda Lind did not meet President Karel Brandt on Monday.",
            "",
            "!meeting occurred",
        ),
        (
            "President Oda Lind never met President Karel Brandt.",
            "",
            "!meeting occurred",
        ),
        (
            "President Oda Lind hopes to meet President Karel Brandt next week.",
            "",
            "!meeting occurred",
        ),
        (
            "President Oda Lind failed to meet President Karel Brandt on Monday.",
            "",
            "!meeting occurred",
        ),
        (
            "The planned visit of President Oda Lind to Kenya on 20 March is on the agenda.",
            "visit planned",
            "!visit occurred",
        ),
        (
            "The failed talks of Sudan and Ethiopia in Geneva on Monday were long.",
            "",
            "!talks planned",
        ),
        (
            "A proposed meeting between Kenya and Uganda on Monday is in doubt.",
            "",
            "!meeting occurred",
        ),
    ]);
}
