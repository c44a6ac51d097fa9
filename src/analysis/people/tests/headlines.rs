//! Names in headlines with a capital on every word, where capitals prove nothing.
//!
//! `[P ...]` is a person, `[O ...]` an organization, `[L ...]` a place; nations in an adjective are left out.

use super::*;

/// Headlines by themselves.
const ALONE: [&str; 120] = [
    "[P Blinken] Arrives in [L Ankara] for Talks on [L Gaza] Ceasefire",
    "Police Fire Tear Gas on Rally in [L Nairobi]",
    "[P Lind] Meets [P Brandt] as Border Dispute Deepens",
    "[L Kenya] Recalls Envoy From [L Chad] After Embassy Raid",
    "[P Putin] Hosts [P Xi] at [L Kremlin] Before Parade",
    "[P Macron] Calls Snap Election After [O European Parliament] Defeat",
    "[L North Korea] Fires Ballistic Missile Over [L Japan]",
    "[P Zelensky] Thanks [L Poland] for Air Defense Systems",
    "[P Rubio] Warns [L Iran] Against Closing [L Strait of Hormuz]",
    "[P Netanyahu] Fires Defense Minister [P Yoav Gallant]",
    "[L Sweden] Joins [O NATO] After [L Hungary] Drops Objections",
    "Rebels Seize Airport in Eastern [L Congo], Army Says",
    "[P Merz] Visits [L Kyiv] With [P Starmer] and [P Tusk]",
    "Opposition Leader [P Ana Holm] Arrested at [L Lund Airport]",
    "[P Trump] Threatens Tariffs on [L Canada] and [L Mexico]",
    "[P Erdogan] Says [L Turkey] Will Not Approve Swedish Bid",
    "Foreign Minister [P Karel Brandt] Resigns Over Leaked Letter",
    "[L Israel] Strikes [O Hezbollah] Positions in Southern [L Lebanon]",
    "Gunmen Kill Mayor of [L Tijuana] in Broad Daylight",
    "[P Lula] Defends [L Brazil] Trade Deal With [L China]",
    "Student Leaders Reject Offer From [P Hasina] Government",
    "[P Modi] and [P Albanese] Sign Critical Minerals Pact",
    "[P Guterres] Urges Restraint as [L Sudan] Fighting Spreads",
    "[L Cuba] Frees Prisoners Under [L Vatican] Deal",
    "Storm Kills Dozens in [L Philippines], Thousands Flee Homes",
    "[P Lavrov] Rejects Western Peace Plan for [L Ukraine]",
    "[L Moscow] Expels British Diplomats in Spy Row",
    "Court Sentences Former President [P Tomas Vidal] to Ten Years",
    "[P Meloni] Greets [P Modi] at [O G7] Summit in [L Italy]",
    "Farmers Block Roads Near [L Paris] in Fuel Protest",
    "[P Kerry] Lands in [L Beijing] for Climate Talks",
    "[P Harris] Leads Delegation to [L Munich] Conference",
    "Senior [O Hamas] Commander Killed in [L Beirut] Strike",
    "[P Wang Yi] Tours [L Pacific Islands] Seeking Security Deal",
    "[O World Bank] Suspends Aid to [L Uganda] Over Law",
    "[P Maduro] Wins Third Term as Opposition Cries Fraud",
    "[P Abbas] Names New Prime Minister Under Pressure",
    "[L Serbia] Puts Army on Alert After [L Kosovo] Clash",
    "[P Sunak] Apologizes for Leaving D-Day Ceremony Early",
    "[P Pashinyan] Pledges Reforms, Rules Out Early Vote",
    "Soldiers Storm Palace, Detain President in [L Niger] Coup",
    "[P Scholz] Ally Faces Questions Over Gas Contract",
    "[L Finland] Shuts Border With [L Russia] Until Spring",
    "[P Petro] Breaks Ties With [L Israel]",
    "[O Taliban] Ban Women From Aid Work",
    "Volunteers Rescue Hundreds as Floods Hit Northern [L Italy]",
    "[P Biden], [P Sunak] Discuss Submarine Plan in [L San Diego]",
    "[L Ecuador] Declares Emergency After Candidate [P Fernando Villavicencio] Shot Dead",
    "King [P Charles] Cancels Trip to [L France] Amid Unrest",
    "[O European Union] Extends Sanctions on Belarusian Banks",
    "Mediators Push Truce as [P Kallas] Heads to [L Cairo]",
    "[P Orban] Blocks [O EU] Aid Package for [L Ukraine]",
    "[P Milei] Slashes Spending, Unions Call General Strike",
    "[P Ruto] Backs Down on Finance Bill After Deadly Protests",
    "Judge Orders Release of Activist [P Lena Storm]",
    "[L Japan] Protests Chinese Buoy Near Disputed Islands",
    "[P Holm] and [P Torres] Trade Blame for Failed Summit",
    "Envoy [P Grossi] Inspects Damaged [L Zaporizhzhia Plant]",
    "[P Sisi] Opens Bridge Linking [L Cairo] Suburbs",
    "[P Marcos] Vows Response to [L China] Water Cannon Attack",
    "[P Bush] Signs Trade Bill During Stop in [L Ohio]",
    "[P Rice] Presses [L Israel] on Settlement Freeze",
    "Prime Minister [P Olaf Lind] Survives No-Confidence Vote",
    "[P Sharon] and [P Abbas] Shake Hands at [L Aqaba]",
    "[P Khan] Faces Trial as Supporters March on [L Islamabad]",
    "[P Yoon] Lifts Martial Law After Parliament Vote",
    "Protesters Clash With Police Outside [O Tbilisi Parliament]",
    "[P Bolton] Blasts [L Venezuela] Over Arrests",
    "[P Pompeo] Visits [L Sudan] to Push Peace Deal",
    "[L Taiwan] Spots Chinese Warships Near Islands",
    "[L Saudi Arabia] Cuts Oil Output, Prices Jump",
    "[P Gantz] Quits [O War Cabinet] in Blow to [P Netanyahu]",
    "[P Hun Sen] Hands Power to Son",
    "[L Germany] Arrests Two in Spy Plot",
    "[P Nawaz Sharif] Returns to [L Pakistan] From Exile",
    "[P Assange] Walks Free After Plea Deal",
    "Foreign Ministers of [L Armenia], [L Azerbaijan] Meet in [L Almaty]",
    "[P Hale] Backs [P Reed] in Leadership Race",
    "Villagers Bury Dead After Landslide in [L Papua New Guinea]",
    "[L Black Sea] Grain Deal Extended for 60 Days",
    "[P Kim] Oversees Missile Test With Daughter",
    "[P Marin] Concedes Defeat in [L Finland] Election",
    "Army Chief Vows to Crush Rebels in [L Kivu]",
    "[P Mills] Promises Inquiry Into Prison Deaths",
    "[P Sanchez] Heads to [L Rabat] to Mend Ties",
    "[O IMF] Approves Loan for [L Argentina]",
    "[O Security Council] Debates [L Haiti] Force",
    "[P Xi] Skips [O G20] Summit in [L New Delhi]",
    "Ceasefire Talks Stall as [P Sinwar] Sends Reply",
    "Ex-President [P Hollande] Testifies in Terror Trial",
    "[P Duterte] Arrested on [O ICC] Warrant in [L Manila]",
    "[P Kishida] Unveils Stimulus Plan Ahead of Poll",
    "Archbishop [P Welby] Urges Calm in [L Jerusalem]",
    "[P Costa] Resigns Amid Lithium Probe",
    "Fishermen Rally Against [L Fukushima] Water Release",
    "[P Johnson] Defies Calls to Quit",
    "Thousands Mourn Slain Priest in [L Lagos]",
    "[L Tehran] Denies Role in Drone Attack",
    "[L Washington] and [L Beijing] Resume Military Talks",
    "[P Bukele] Extends Emergency as Gangs Regroup",
    "[P Price] Heads South to Calm Miners",
    "Aid Ship Reaches [L Gaza] With Flour and Rice",
    "Doctors Strike Over Pay in [L Seoul]",
    "[P Noboa] Orders Troops Into Prisons",
    "[P May] Loses Brexit Vote in [O House of Commons]",
    "[L Turkey] Detains Mayors in Kurdish Southeast",
    "[P Tinubu] Scraps Fuel Subsidy on First Day",
    "Russian Drones Hit [L Odesa Port], Killing Three",
    "[P Nia Cole] Elected Speaker of Parliament",
    "Ships Avoid [L Red Sea] as Houthi Attacks Grow",
    "Pope [P Francis] Blesses Pilgrims From Hospital Window",
    "[O Myanmar Junta] Frees [P Suu Kyi] Aide",
    "[P Lasso] Dissolves [O Congress], Calls New Vote",
    "Rights Group Says Soldiers Burned Homes in [L Tigray]",
    "[L Libya] Rivals Agree to Reopen Coastal Road",
    "[P Sall] Delays Vote, Sparking Riots in [L Dakar]",
    "[O Fatah] and [O Hamas] Sign Unity Pact in [L Beijing]",
    "[P Baerbock] Cuts Short Trip After Plane Fault",
    "Bomb Blast Rocks Mosque in [L Peshawar]",
    "[O African Union] Suspends [L Gabon] After Coup",
];

/// Headlines whose article tells what is a name.
const WITH_ARTICLE: [(&str, &str); 30] = [
    (
        "[P Storm] Wins Party Vote",
        "Lena Storm won the vote of her party on Friday. Storm will face the prime minister in May.",
    ),
    (
        "Storm Wins No Friends Along Coast",
        "A storm hit the coast on Friday. Officials said the storm had cut power.",
    ),
    (
        "[P Price] Heads to [L Oslo] Talks",
        "Energy minister Ana Price left for Oslo on Friday. Price said she hoped for a deal.",
    ),
    (
        "Price Rises Hurt Poor Families Most",
        "The price of bread rose again on Friday.",
    ),
    (
        "[P Marsh] Calls Off Border Visit",
        "Defence Secretary Karel Marsh called off a visit to the border. Marsh was ill.",
    ),
    (
        "Marsh Fires Burn Near [L Lund]",
        "Fires burned in a marsh near Lund on Friday.",
    ),
    (
        "[P Stone] Urges Court to Free Miners",
        "Tom Stone, a lawyer, asked the court to free the miners.",
    ),
    (
        "[P Okafor] Quits After Report on Bribes",
        "Chidi Okafor, the interior minister, quit on Friday.",
    ),
    (
        "Union Leader [P Cole] Slams Wage Offer",
        "Nia Cole, who leads the union, said the offer was too low.",
    ),
    (
        "[P Baker] Leads Envoys on [L Chad] Mission",
        "James Baker led the envoys. Baker flew to Chad.",
    ),
    (
        "Bakers Strike in [L Rome] Over Flour Prices",
        "Bakers in Rome did not work on Friday.",
    ),
    (
        "[P Rana] Meets [P Holm] Before Council Vote",
        "Prime Minister Tariq Rana met Peter Holm on Friday.",
    ),
    (
        "Troops Leave [L Kandor] After Truce",
        "Troops left the town of Kandor on Friday.",
    ),
    (
        "[P Wade] Backs Truce Plan",
        "President Wade backed the plan on Friday.",
    ),
    (
        "Rebels Wade Across River to Escape Siege",
        "Rebels crossed the river on Friday.",
    ),
    (
        "[P Bell] Rings Alarm Over Arms Race",
        "Sarah Bell, the envoy, warned of an arms race.",
    ),
    (
        "Hope Fades for Trapped Miners in [L Chile]",
        "There was little hope for the miners.",
    ),
    (
        "[P Hope] Faces Inquiry Over Visa Deal",
        "Interior minister Alan Hope denied it. Hope said he had done nothing wrong.",
    ),
    (
        "Ministers Sign Fishing Accord in [L Bergen]",
        "Ministers of both states signed the accord in Bergen.",
    ),
    (
        "[P Novak] Accuses [P Reiter] of Breaking Truce",
        "Jan Novak, the president, said Lena Reiter had broken the truce.",
    ),
    (
        "[P Long] Delays Trip to [L Seoul]",
        "Trade minister Peter Long put off his trip to Seoul.",
    ),
    (
        "Long Delays Expected at [L Calais Port]",
        "Drivers had to wait.",
    ),
    (
        "Peace Talks Resume in [L Doha] Under Tight Security",
        "The talks went on in Doha.",
    ),
    (
        "[P Nkosi], [P Dube] Split Over Cabinet Posts",
        "Sipho Nkosi and Thabo Dube did not agree.",
    ),
    (
        "Three Killed as Bus Hits Mine Near [L Goma]",
        "Three people died near Goma.",
    ),
    (
        "[L Kyiv] Says Drones Hit Oil Depot in [L Rostov]",
        "Kyiv said drones had hit a depot in Rostov.",
    ),
    (
        "[P Rudd] Wins Applause at [O UN]",
        "Kevin Rudd spoke at the UN.",
    ),
    (
        "Gulf States Weigh Response to [L Doha] Attack",
        "Gulf states met in Doha.",
    ),
    (
        "Spring Rains Bring Relief to Parched [L Sahel]",
        "Rain fell in the Sahel.",
    ),
    (
        "[P Aziz] and [P Farah] Agree on Water Treaty",
        "Presidents Omar Aziz and Hodan Farah agreed on the treaty.",
    ),
];

type Found = Vec<(char, String)>;

/// Takes the marks out of a headline.
fn marked(headline: &str) -> (String, Found) {
    let (mut plain, mut found) = (String::new(), Vec::new());
    for part in headline.split('[') {
        let Some((name, rest)) = part.split_once(']') else {
            plain.push_str(part);
            continue;
        };
        let (kind, name) = name.split_once(' ').expect("a kind and a name");
        found.extend(kind.chars().map(|kind| (kind, name.to_owned())));
        plain.push_str(name);
        plain.push_str(rest);
    }
    (plain, found)
}

fn found(headline: &str, article: &str) -> Found {
    let body = &format!("{headline}\n\n{article}");
    let names = names(body);
    let people = names.people.iter().map(|p| ('P', &p.mentions));
    let bodies = names.organizations.iter().map(|o| ('O', &o.mentions));
    let places = names.places.iter().map(|p| ('L', &p.mentions));
    let named = |mention: &&Mention| {
        let adjective = [Form::Nationality, Form::Pronoun, Form::Nominal].contains(&mention.form);
        (mention.span.end as usize) <= headline.len() && !adjective
    };
    let mentions = people.chain(bodies).chain(places).flat_map(|(kind, all)| {
        let own = all.iter().filter(named);
        own.map(move |mention| (mention.span.start, kind, mention.span.of(body).to_owned()))
    });
    let mut mentions: Vec<_> = mentions.collect();
    mentions.sort();
    mentions
        .into_iter()
        .map(|(_, kind, name)| (kind, name))
        .collect()
}

#[test]
fn headlines_in_title_case_give_their_names_and_no_verbs() {
    let alone = ALONE.iter().map(|headline| (*headline, ""));
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
    for (headline, article) in alone.chain(WITH_ARTICLE) {
        let (plain, expected) = marked(headline);
        let found = found(&plain, article);
        right += found.iter().filter(|name| expected.contains(name)).count();
        wrong.extend(
            found
                .iter()
                .filter(|name| !expected.contains(name))
                .cloned(),
        );
        missed.extend(expected.into_iter().filter(|name| !found.contains(name)));
    }
    let told = format!("{right} right, wrong: {wrong:?}, missed: {missed:?}");
    assert!(
        wrong.len() * 33 <= right && missed.len() * 17 <= right,
        "{told}"
    );
}
