//! Own sentences, read as if published on Friday 15 March 2024.

use chrono::NaiveDate;

use crate::{
    analysis,
    model::{
        article::Article,
        document::{Document, Who},
    },
};

/// For each event, who takes part and as what: "Oda Lind host; Chad participant".
fn cast(sentence: &str) -> Vec<String> {
    let found = analysis::analyse(&Article {
        body: sentence.into(),
        published: NaiveDate::from_ymd_opt(2024, 3, 15),
        ..Article::default()
    });
    let of = |event: &crate::model::document::EventMention| {
        let all = event.participants.iter();
        let told = all.map(|one| format!("{} {}", name(&found, one.who), one.role.key()));
        told.collect::<Vec<_>>().join("; ")
    };
    found.events.iter().map(of).collect()
}

fn name(found: &Document, who: Who) -> &str {
    match who {
        Who::Person(id) => &found.people[id.index()].name,
        Who::Organization(id) => &found.organizations[id.index()].name,
        Who::Place(id) => &found.places[id.index()].name,
    }
}

#[test]
fn everybody_stands_in_the_right_role() {
    let table: &[(&str, &[&str])] = &[
        (
            "President Oda Lind discussed with Prime Minister Karel Brandt on Tuesday Norwegian work with Mali, Chad and others.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind held a call today with President William Ruto. They also discussed past contacts with the presidents of Chad and Mali.",
            &["Oda Lind participant; William Ruto participant"],
        ),
        (
            "President Oda Lind met President Karel Brandt on Tuesday for talks with Kenya.",
            &["Oda Lind participant; Karel Brandt participant; Kenya participant"],
        ),
        (
            "Envoy Oda Lind met on Tuesday with President William Ruto at the Leaders Summit hosted by President Karel Brandt.",
            &[
                "Oda Lind participant; William Ruto participant",
                "Karel Brandt host",
            ],
        ),
        (
            "It was Oda Lind, not Karel Brandt, who visited Chad on Tuesday.",
            &["Oda Lind actor; Chad recipient"],
        ),
        (
            "The ministers came to Oslo. Prime Minister Oda Lind of Norway – the first woman in the post – met President Karel Brandt on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "Prime Minister Oda Lind, the first woman in the post, met President Karel Brandt on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "Norway said on Tuesday that its army had attacked Chad on Sunday.",
            &["Norway actor; Chad recipient"],
        ),
        (
            "Norway welcomed Kenya's announcement on Tuesday to impose sanctions on Chad.",
            &[
                "Norway actor; Kenya recipient",
                "Kenya actor; Chad recipient",
            ],
        ),
        (
            "The United Workers Union, UWU, called on Kenya on Tuesday to raise wages.",
            &["United Workers Union actor; Kenya recipient"],
        ),
        (
            "Kenya sued Norway over its Border Entry Act (BEA) on Tuesday.",
            &["Kenya actor; Norway recipient"],
        ),
        (
            "Russia and the European Union (EU) held talks in Oslo on Tuesday.",
            &["Russia participant; European Union participant"],
        ),
        (
            "The Supreme Court of Norway ruled on Tuesday against Chad.",
            &["Supreme Court of Norway actor; Chad recipient"],
        ),
        (
            "Secretary of State Oda Lind and Soviet Foreign Minister Karel Brandt met in Oslo on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind commended Kenya on Tuesday for its role in condemning Chad.",
            &[
                "Oda Lind actor; Kenya recipient",
                "Kenya actor; Chad recipient",
            ],
        ),
        (
            "During her March 13 visit to Nakuru, Kenya, Under Secretary Oda Lind met with President Karel Brandt.",
            &[
                "Oda Lind actor; Kenya recipient",
                "Oda Lind participant; Karel Brandt participant",
            ],
        ),
        (
            "The Special Representatives and Special Envoys of the European Union, France, Chad and Norway met in Brussels on Tuesday.",
            &[
                "European Union participant; France participant; Chad participant; Norway participant",
            ],
        ),
        (
            "Today Secretary Oda Lind met with President Karel Brandt and relatives of people detained in Chad.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "On May 3, Secretary Oda Lind designated Ambassador Karel Brandt to serve as director of the institute.",
            &["Oda Lind actor; Karel Brandt recipient"],
        ),
        (
            "Senator Karel Brandt filed a lawsuit against Chad on behalf of Kenya on Tuesday.",
            &["Karel Brandt actor; Chad recipient"],
        ),
        (
            "The paper said that during a 2018 trip to France, President Oda Lind refused to visit a cemetery.",
            &["Oda Lind actor; France recipient"],
        ),
        (
            "Kenya issued an arrest warrant on Tuesday for Karel Brandt.",
            &["Kenya actor; Karel Brandt recipient"],
        ),
        (
            "Kenya issued arrest warrants on Tuesday for 36 people involved in the murder of Karel Brandt.",
            &["Kenya actor"],
        ),
        (
            "Kenyan officials slept when they held talks with Chad on Tuesday.",
            &["Kenya participant; Chad participant"],
        ),
        (
            "President Oda Lind announced on Tuesday she is sending Karel Brandt to Oslo for talks with Chad next week.",
            &["Karel Brandt participant; Chad participant"],
        ),
        (
            "Governor Oda Lind of Texas declared a state of emergency on Tuesday in anticipation of Karel Brandt.",
            &["Oda Lind actor"],
        ),
        (
            "A woman visited Chad on Tuesday as a herald for President Karel Brandt.",
            &[],
        ),
        (
            "Secretary Oda Lind met today with the Kenyan foreign minister Karel Brandt and they jointly condemned Chad.",
            &[
                "Oda Lind participant; Karel Brandt participant",
                "Oda Lind actor; Karel Brandt actor; Chad recipient",
            ],
        ),
        (
            "The envoy Oda Lind will visit Tallinn on April 12 for the third Global Conference for Media Freedom.",
            &["Oda Lind actor"],
        ),
        (
            "Norway will host peace talks between Kenya and Chad next week.",
            &["Kenya participant; Chad participant; Norway host"],
        ),
        (
            "Senators attacked Kenya, with Karel Brandt calling it a farce.",
            &["Kenya recipient"],
        ),
        (
            "President Oda Lind lashed out at Karel Brandt on Twitter on Tuesday.",
            &["Oda Lind actor; Karel Brandt recipient"],
        ),
        (
            "Norway joined in imposing sanctions led by the United States against Russia.",
            &["Norway actor; Russia recipient"],
        ),
        (
            "President Oda Lind condemned the attack on Norway by Chad on Tuesday.",
            &["Oda Lind actor; Chad recipient"],
        ),
        (
            "Kenya condemned Chad in a letter to the United Nations on Tuesday.",
            &["Kenya actor; Chad recipient"],
        ),
        (
            "President Oda Lind on Tuesday designated Karel Brandt as ambassador to Norway.",
            &["Oda Lind actor; Karel Brandt recipient; Norway recipient"],
        ),
        (
            "President Oda Lind expressed gratitude to Karel Brandt for visiting Kenya.",
            &[
                "Oda Lind actor; Karel Brandt recipient",
                "Karel Brandt actor; Kenya recipient",
            ],
        ),
        (
            "Oslo, Norway - Kenya, Egypt and Chad cut ties with Qatar on Tuesday.",
            &["Kenya actor; Egypt actor; Chad actor; Qatar recipient"],
        ),
        (
            "Chad's ambassador was expelled from Kenya on Tuesday.",
            &["Chad recipient; Kenya actor"],
        ),
        (
            "The minister Oda Lind urged families to stay calm as the World Health Organization has found nothing.",
            &[],
        ),
        (
            "President Oda Lind met UN Secretary-General António Guterres on Tuesday.",
            &["Oda Lind participant; António Guterres participant"],
        ),
        (
            "Envoy Oda Lind met her Chadian counterpart, National Security Advisor Dr. Karel Brandt, on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind met on Tuesday with the Kenyan Director of the Office of Foreign Trade and Foreign Minister Karel Brandt.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "On Monday Secretary Oda Lind will travel to Paris, joined by Trade Representative Karel Brandt. They will meet with EU leaders to discuss trade.",
            &[
                "Oda Lind actor; Karel Brandt attendee",
                "Oda Lind participant; Karel Brandt participant; European Union participant",
            ],
        ),
        (
            "President Oda Lind brokered talks between Kenya and Chad on Tuesday.",
            &["Kenya participant; Chad participant; Oda Lind mediator"],
        ),
        (
            "In mid-February Oda Lind helped mediate a pact restoring diplomatic relations between Kenya and Chad.",
            &["Oda Lind mediator; Kenya actor; Chad actor"],
        ),
        (
            "Justice Secretary Ana Holm was sworn in on Tuesday as governor in the Supreme Court.",
            &["Ana Holm recipient"],
        ),
        (
            "Assistant Secretary for Western Hemisphere Affairs Oda Lind will travel to London March 20-26.",
            &["Oda Lind actor"],
        ),
        (
            "President Oda Lind met President Karel Brandt on Tuesday. They agreed to stay in close touch.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind and President Karel Brandt agreed on Tuesday to open the border.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "Tensions rose as Prime Minister Oda Lind prepared to visit Nairobi next week.",
            &["Oda Lind actor"],
        ),
        (
            "Envoy Oda Lind will travel to Oslo next week to open a school, hosted by the United Nations.",
            &["Oda Lind actor"],
        ),
        (
            "President Oda Lind met Chancellor Karel Brandt in Vienna on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "Kenya's President Oda Lind met today with Secretary of State for Defence Ruth Amsel of the United Kingdom.",
            &["Oda Lind participant; Ruth Amsel participant"],
        ),
        (
            "On Tuesday Oda Lind met with Jonas Weber, Chief of the National Security Bureau of Poland, in Warsaw.",
            &["Oda Lind participant; Jonas Weber participant"],
        ),
        (
            "Foreign Minister Oda Lind met on Tuesday with her counterpart, Karel Brandt, in Oslo.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind, Jr. and President Karel Brandt met on Tuesday in Oslo.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "The United States, the Republic of Korea (ROK), and Japan condemned North Korea on Tuesday.",
            &["United States actor; South Korea actor; Japan actor; North Korea recipient"],
        ),
        (
            "President Oda Lind met the foreign ministers of Norway, Sweden and Finland in Oslo on Tuesday.",
            &["Oda Lind participant; Norway participant; Sweden participant; Finland participant"],
        ),
        (
            "MR LIND: We condemned Russia on Tuesday for the attack.",
            &[],
        ),
        (
            "Russian forces shelled Ukrainian villages on Tuesday.",
            &["Russia actor; Ukraine recipient"],
        ),
        (
            "Israeli warplanes struck Lebanese villages on Tuesday.",
            &["Israel actor; Lebanon recipient"],
        ),
        (
            "NATO-member Norway sent aid to Kenya on Tuesday.",
            &["Norway actor; Kenya recipient"],
        ),
        (
            "Serbian-led forces attacked Bosnia on Tuesday.",
            &["Serbia actor; Bosnia and Herzegovina recipient"],
        ),
        (
            "Russia's invasion of Ukraine began on 24 February 2022.",
            &["Russia actor; Ukraine recipient"],
        ),
        (
            "Talks between Iran and Iraq mediated by Qatar opened in Doha on Tuesday.",
            &["Iran participant; Iraq participant; Qatar mediator"],
        ),
        (
            "A U.S.-brokered truce between Israel and Lebanon took effect on Tuesday.",
            &["Israel participant; Lebanon participant; United States mediator"],
        ),
        (
            "President Oda Lind, accompanied by Foreign Minister Karel Brandt, visited Oslo on Tuesday.",
            &["Oda Lind actor; Karel Brandt attendee"],
        ),
        (
            "Chancellor Karel Brandt received President Oda Lind in Vienna on Tuesday.",
            &["Karel Brandt host; Oda Lind participant"],
        ),
        (
            "Chad complained to the African Union on Monday about two Kenyan overflights.",
            &["Chad actor; African Union recipient"],
        ),
        (
            "Protests erupted on Tuesday in front of the Bundestag in Berlin.",
            &[""],
        ),
        (
            "Beirut rejected the proposal of Israel on Tuesday.",
            &["Beirut actor; Israel recipient"],
        ),
        (
            "Trump met Kenyan officials on Tuesday.",
            &["Trump participant; Kenya participant"],
        ),
        (
            "Jordanian Foreign Minister Ayman Brandt spoke by phone with Oda Lind on Tuesday.",
            &["Ayman Brandt participant; Oda Lind participant"],
        ),
        (
            "President Oda Lind spoke with Karel Brandt, Jonas Weber and Ruth Amsel on Tuesday.",
            &[
                "Oda Lind participant; Karel Brandt participant; Jonas Weber participant; Ruth Amsel participant",
            ],
        ),
        (
            "France accused Russia of cyberattacks on Tuesday.",
            &["France actor; Russia recipient"],
        ),
        (
            "Germany called on Iran to release the prisoners on Tuesday.",
            &["Germany actor; Iran recipient", "Iran participant"],
        ),
        (
            "The EU imposed sanctions on Belarus and Russia on Tuesday.",
            &["European Union actor; Belarus recipient; Russia recipient"],
        ),
        (
            "Norway expelled two Russian diplomats on Tuesday.",
            &["Norway actor; Russia recipient"],
        ),
        (
            "Hamas attacked Israel, and Oda Lind and Karel Brandt declared a state of war on Tuesday.",
            &["Hamas actor; Israel recipient"],
        ),
        (
            "Iran's foreign minister, Abbas Brandt, visited Cairo on Tuesday.",
            &["Abbas Brandt actor"],
        ),
        (
            "Kenya and Chad agreed on Tuesday to open the border.",
            &["Kenya participant; Chad participant"],
        ),
        (
            "Ukraine's troops withdrew from Kherson on Tuesday.",
            &["Ukraine participant"],
        ),
        (
            "Poland sent tanks to Ukraine on Tuesday.",
            &["Poland actor; Ukraine recipient"],
        ),
        (
            "Turkish police detained 40 Kurdish activists on Tuesday.",
            &["Turkey actor"],
        ),
        (
            "Crown Prince Salman bin Hamad of Bahrain met Oda Lind in Manama on Tuesday.",
            &["Salman bin Hamad participant; Oda Lind participant"],
        ),
        (
            "Vice President Oda Lind met on Tuesday with Crown Prince Salman Brandt of Bahrain.",
            &["Oda Lind participant; Salman Brandt participant"],
        ),
        (
            "President Oda Lind, who met Karel Brandt on Tuesday, praised Norway.",
            &[
                "Oda Lind participant; Karel Brandt participant",
                "Oda Lind actor; Norway recipient",
            ],
        ),
        (
            "Norway and Sweden signed a treaty in Oslo on Tuesday.",
            &["Norway participant; Sweden participant"],
        ),
        (
            "President Oda Lind visited Karel Brandt in Vienna on Tuesday.",
            &["Oda Lind actor; Karel Brandt recipient"],
        ),
        (
            "Kenya recalled its ambassador to Chad on Tuesday.",
            &["Kenya actor; Chad recipient"],
        ),
        (
            "Somali pirates seized a Kenyan ship on Tuesday.",
            &["Somalia actor; Kenya recipient"],
        ),
        (
            "Rwandan rebels attacked Congolese soldiers on Tuesday.",
            &["Rwanda actor; Democratic Republic of the Congo recipient"],
        ),
        (
            "Iran criticised the United States on Tuesday for the sanctions.",
            &["Iran actor; United States recipient"],
        ),
        (
            "Sudan was accused by Chad on Tuesday of border violations.",
            &["Sudan recipient; Chad actor"],
        ),
        (
            "The president of Kenya, Oda Lind, met Karel Brandt on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind held talks with Kenyan and Ethiopian officials on Tuesday.",
            &["Oda Lind participant; Kenya participant; Ethiopia participant"],
        ),
        (
            "Kenya sent troops to Haiti on Tuesday.",
            &["Kenya actor; Haiti recipient"],
        ),
        (
            "Moscow expelled five Norwegian diplomats on Tuesday.",
            &["Moscow actor; Norway recipient"],
        ),
        (
            "French President Oda Lind and German Chancellor Karel Brandt met in Paris on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind agreed on Tuesday to meet Karel Brandt.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "Japan lodged a complaint with China on Tuesday.",
            &["Japan actor; China recipient"],
        ),
        (
            "A group of Moroccan diplomats met President Oda Lind on Tuesday.",
            &["Morocco participant; Oda Lind participant"],
        ),
        (
            "Chad broke off ties with Sudan on Tuesday.",
            &["Chad actor; Sudan recipient"],
        ),
        (
            "The visit of President Oda Lind to Oslo began on Tuesday.",
            &["Oda Lind actor"],
        ),
        (
            "The expulsion of Norwegian diplomats by Russia on Tuesday surprised Oslo.",
            &["Norway recipient; Russia actor"],
        ),
        (
            "Australia's foreign minister, Oda Lind, flew to Beijing on Tuesday.",
            &["Oda Lind actor"],
        ),
        (
            "Israel struck targets in Syria on Tuesday.",
            &["Israel actor; Syria recipient"],
        ),
        (
            "President Oda Lind met Karel Brandt on the margins of the African Union assembly on Tuesday.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "Kenya's parliament ratified the treaty with Chad on Tuesday.",
            &["Kenya participant; Chad participant"],
        ),
        (
            "President Oda Lind and President Karel Brandt were in Kyiv. They travelled to Warsaw on Thursday.",
            &["Oda Lind actor; Karel Brandt actor"],
        ),
        (
            "Secretary Oda Lind will attend the fourth Quad Foreign Ministers Ministerial Meeting in Tokyo on Tuesday.",
            &["Oda Lind participant"],
        ),
        (
            "President Karel Brandt thanked Secretary Oda Lind on Tuesday for returning to Europe.",
            &["Karel Brandt actor; Oda Lind recipient", "Oda Lind actor"],
        ),
        (
            "Norway Summons Chadian Envoy Over Monday Airspace Breach",
            &["Norway actor; Chad recipient"],
        ),
        (
            "Nicaragua Cuts Ties With Kenya on Monday",
            &["Nicaragua actor; Kenya recipient"],
        ),
        (
            "President Karel Brandt will thank Kenya on Tuesday for opening the port, and for sending aid to Chad on Monday.",
            &[
                "Karel Brandt actor; Kenya recipient",
                "Kenya actor; Chad recipient",
            ],
        ),
        (
            "Kenya and Norway hosted a delegation from Chad in Nairobi on Tuesday.",
            &["Kenya host; Norway host; Chad participant"],
        ),
        (
            "In a second round of talks in Oslo on Tuesday, President Oda Lind and President Karel Brandt failed to agree.",
            &["Oda Lind participant; Karel Brandt participant"],
        ),
        (
            "President Oda Lind ended a visit to Chad on Tuesday with a speech to the African Union.",
            &["Oda Lind actor; Chad recipient"],
        ),
        (
            "Egypt agreed on Tuesday to build roads in Uganda.",
            &["Egypt participant"],
        ),
        (
            "Egypt offered grain to Sudan on Tuesday, an official of Kenya said.",
            &["Egypt actor; Sudan recipient"],
        ),
        (
            "Karel Brandt, the foreign minister, flew to Chad on Tuesday for the relaunch of the Norway-Chad dialogue.",
            &[
                "Karel Brandt actor; Chad recipient",
                "Norway participant; Chad participant",
            ],
        ),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter(|(sentence, wanted)| cast(sentence) != *wanted)
        .map(|(sentence, wanted)| format!("{sentence}: {wanted:?}, got {:?}", cast(sentence)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
