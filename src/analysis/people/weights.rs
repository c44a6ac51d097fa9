//! What each sign is worth in `score`, `segment` and `memory`: 1 is a hint, 4 is proof unless something speaks against it.
//!
//! Set by hand, then moved step by step to where annotated news is read best.

// persons: words

/// A name of one word.
pub const PERSON_OF_ONE: f32 = -1.6;
/// A name of two words.
pub const PERSON_OF_TWO: f32 = 0.4;
/// A name of three words.
pub const PERSON_OF_THREE: f32 = 0.65;
/// A name of four words.
pub const PERSON_OF_FOUR: f32 = -0.8;
/// A name of more words.
pub const PERSON_OF_MORE: f32 = -3.0;
/// A listed first name before another word.
pub const GIVEN_FIRST: f32 = 2.2;
/// ... by itself.
pub const GIVEN_ALONE: f32 = 0.55;
/// A first name that is an ordinary word, before another word.
pub const GIVEN_DOUBT_FIRST: f32 = 0.85;
/// ... by itself.
pub const GIVEN_DOUBT_ALONE: f32 = 0.2;
/// A listed surname before another word.
pub const SURNAME_FIRST: f32 = 0.4;
/// A listed surname behind another word.
pub const SURNAME_LAST: f32 = 1.2;
/// ... by itself.
pub const SURNAME_ALONE: f32 = 0.35;
/// A doubtful surname behind another word.
pub const SURNAME_DOUBT_LAST: f32 = 0.7;
/// ... by itself.
pub const SURNAME_DOUBT_ALONE: f32 = 0.25;
/// Two words of which no list knows either: taken from a person.
pub const UNKNOWN_PAIR: f32 = -0.15;
/// "Jr.", "III" at the end.
pub const SUFFIXED: f32 = 1.5;
/// "George W. Hartley".
pub const INITIALS: f32 = 3.7;
/// "Ursula von der Linden".
pub const PARTICLE_INSIDE: f32 = 0.85;
/// "Jae-in".
pub const HYPHENED: f32 = 1.3;
/// An initial at the end: taken from a person.
pub const ENDS_IN_INITIAL: f32 = 2.1;
/// "Abdul Latif Al": taken from a person.
pub const ENDS_IN_PARTICLE: f32 = 1.4;
/// A leader of the lists, in full.
pub const LEADER: f32 = 1.25;
/// ... with a word inside that is a title.
pub const LEADER_WITH_TITLE: f32 = 2.0;
/// ... of one name.
pub const LEADER_BY_ONE: f32 = 1.5;
/// A leader's surname alone.
pub const LEADER_SURNAME: f32 = 1.35;
/// "the Putin-Trump meeting".
pub const LEADER_PAIR: f32 = 2.5;
/// Listed as a country, a body, a nation, a day: taken from a person.
pub const LISTED_OTHERWISE: f32 = 1.75;
/// "Mr. President": a title by itself, taken from a person.
pub const TITLE_AS_PERSON: f32 = 1.5;
/// "San Juan del Sur": taken from a person.
pub const PERSON_LISTED_PLACE: f32 = 1.5;
/// For each word that the text also writes small: taken from a person.
pub const PERSON_COMMON: f32 = 1.2;
/// For each word of bodies: taken from a person.
pub const BODY_IN_PERSON: f32 = 2.5;
/// For each word of events and things: taken from a person.
pub const THING_IN_PERSON: f32 = 0.0;
/// "North ...": taken from a person.
pub const PREFIX_IN_PERSON: f32 = 1.4;
/// "Dr Hall": taken from a place.
pub const PLACE_HONOURED: f32 = 4.0;
/// "Mount ...": taken from a person.
pub const PLACE_WORD_FIRST_IN_PERSON: f32 = 1.5;
/// "... Street": taken from a person.
pub const PLACE_WORD_LAST_IN_PERSON: f32 = 3.0;
/// "Anthony Hill": taken from a person.
pub const PLACE_SURNAME: f32 = 1.0;
/// "The ...": taken from a person or place.
pub const FUNCTION_FIRST: f32 = 2.1;
/// A capital inside a word: taken from a person.
pub const CAMEL_PERSON: f32 = 1.5;
/// A title within a name: taken from a person.
pub const TITLE_IN_PERSON: f32 = 3.0;
/// "Russian ...": taken from a person.
pub const NATION_FIRST: f32 = 2.5;
/// "Paris ...": taken from a person.
pub const PLACE_GIVEN_FIRST: f32 = 0.5;
/// "Governor of Berlin ...": taken from a person.
pub const OFFICE_PLACE_FIRST: f32 = 4.0;
/// "Berlin ...": taken from a person.
pub const PLACE_FIRST: f32 = 1.4;
/// For each word in capitals: taken from a person.
pub const SHOUTED: f32 = 1.5;
/// For each ordinary word that is a doubtful name: taken from a person.
pub const ORDINARY_NAME: f32 = 0.4;
/// ... at the start of a sentence.
pub const ORDINARY_NAME_FIRST: f32 = 0.6;
/// For each ordinary word: taken from a person.
pub const ORDINARY_WORD: f32 = 1.1;
/// ... at the start of a sentence.
pub const ORDINARY_WORD_FIRST: f32 = 0.65;
/// ... that begins a long name right behind another capital.
pub const ORDINARY_INSIDE: f32 = 2.5;

// persons: what stands around them

/// Behind a title with a capital or an honorific.
pub const AFTER_TITLE: f32 = 2.05;
/// Behind "Dr", "Mrs".
pub const AFTER_HONORIFIC: f32 = 3.0;
/// "Minister of Planning Ana Holm".
pub const AFTER_OFFICE_OF: f32 = 2.0;
/// "the Boric administration".
pub const ONE_BEFORE_GOVERNMENT: f32 = 2.2;
/// "Pakistan's Sharif".
pub const ONE_OF_COUNTRY: f32 = 1.0;
/// "…,” says Novak."
pub const ONE_SAYS_A_QUOTE: f32 = 0.8;
/// Behind a title in small letters.
pub const AFTER_SMALL_TITLE: f32 = 4.4;
/// Behind a noun for a person.
pub const AFTER_ROLE: f32 = 1.6;
/// Behind "said".
pub const AFTER_SAYS: f32 = 1.05;
/// "according to Holm".
pub const ONE_ACCORDING: f32 = 1.0;
/// Behind "surnamed".
pub const AFTER_NAMED: f32 = 1.5;
/// "the Smith": taken from a person.
pub const THE_ONE: f32 = 2.0;
/// "the John Smith": taken from a person.
pub const THE_MANY: f32 = 1.55;
/// "a Smith": taken from a person.
pub const PERSON_AFTER_A: f32 = 1.2;
/// "in Smith": taken from a person.
pub const ONE_IN: f32 = 1.0;
/// "in John Smith": taken from a person.
pub const MANY_IN: f32 = 0.85;
/// "by Smith", "with Smith".
pub const ONE_AFTER_BY: f32 = 0.5;
/// "Smith 3 Jones 2": taken from a person.
pub const PERSON_IN_RESULT: f32 = 0.5;
/// For each person beside it in a list.
pub const PERSON_LISTED_WITH: f32 = 0.95;
/// Before "said".
pub const BEFORE_SAYS: f32 = 1.0;
/// Before a verb.
pub const BEFORE_VERB: f32 = 0.2;
/// Before "'s".
pub const ONE_OWNS: f32 = 0.1;
/// Before ", 52,".
pub const BEFORE_AGE: f32 = 2.5;
/// Before ", who".
pub const BEFORE_COMMA_WHO: f32 = 2.5;
/// Before ", the minister".
pub const BEFORE_ROLE: f32 = 1.3;
/// "NOVAK: ..."
pub const LABEL: f32 = 1.5;
/// Before "who" or "(Germany)".
pub const BEFORE_WHO: f32 = 1.2;
/// Before "region": taken from a person.
pub const PERSON_BEFORE_PLACE_NOUN: f32 = 1.2;
/// Before a noun: taken from a person.
pub const ONE_BEFORE_NOUN: f32 = 0.6;

// persons: in a headline with a capital on every word

/// Before its verb.
pub const SUBJECT_IN_HEADLINE: f32 = 1.7;
/// A listed name behind a verb.
pub const OBJECT_IN_HEADLINE: f32 = 1.2;
/// A listed name before "'s".
pub const OWNER_IN_HEADLINE: f32 = 1.0;
/// A leader's surname.
pub const LEADER_IN_HEADLINE: f32 = 0.6;
/// "Finance Minister Ally": a person before a common noun: given back.
pub const BEFORE_NOUN_IN_HEADLINE: f32 = 1.8;

/// "Peace Deal": taken from a person.
pub const PLAIN_PERSON_IN_HEADLINE: f32 = 2.5;

// places and bodies: in a headline with a capital on every word

/// "Air Defense Systems": taken.
pub const PLAIN_BODY_IN_HEADLINE: f32 = 4.0;
/// "Coastal Road": taken.
pub const PLAIN_PLACE_IN_HEADLINE: f32 = 4.0;
/// "Gaza Ceasefire": a place before a common noun: given back.
pub const PLACE_BEFORE_NOUN_IN_HEADLINE: f32 = 1.4;

// places

/// Taken from every place.
pub const PLACE: f32 = 1.4;
/// A country.
pub const COUNTRY: f32 = 4.85;
/// A capital.
pub const CAPITAL: f32 = 3.65;
/// A seat of a government.
pub const SEAT: f32 = 5.0;
/// A region or sea.
pub const REGION: f32 = 4.05;
/// A city.
pub const CITY: f32 = 3.2;
/// A town of less than 100,000.
pub const TOWN: f32 = 1.35;
/// A place whose name is also a surname.
pub const CITY_DOUBT: f32 = 1.8;
/// A listed place, for each further word.
pub const LISTED_PLACE_WORD: f32 = 1.9;
/// A listed place or body with small words inside: "United States of America".
pub const LISTED_LINKED: f32 = 4.0;
/// "Gulf of Aden".
pub const PLACE_OF: f32 = 3.4;
/// "Republic of Iraq".
pub const PLACE_OF_PLACE: f32 = 3.0;
/// A listed name of a person: taken from a place.
pub const PLACE_LISTED_NAME: f32 = 0.2;
/// Capitals: taken from a place.
pub const PLACE_SHOUTED: f32 = 0.8;
/// "Anthony Hill": taken from a place.
pub const PLACE_AFTER_GIVEN: f32 = 1.5;
/// "Padma River".
pub const PLACE_WORD_LAST: f32 = 4.4;
/// ... for each further word.
pub const PLACE_WORD_LAST_MORE: f32 = 0.9;
/// "Kyiv Airport".
pub const PLACE_WORD_BEHIND_PLACE: f32 = 2.3;
/// "Mount Elgon".
pub const PLACE_WORD_FIRST: f32 = 4.0;
/// "North ..."
pub const PREFIX: f32 = 2.1;
/// "South" alone: taken from a place.
pub const PLACE_PREFIX_ALONE: f32 = 2.0;
/// "Latin America": a listed place with a word before it.
pub const PREFIXED_PLACE: f32 = 2.4;
/// "State Councilor": for each title, taken from an unlisted place.
pub const PLACE_TITLED: f32 = 4.0;
/// "from Article 5": an ordinary word by itself, taken from an unlisted place.
pub const PLACE_ORDINARY: f32 = 1.5;
/// For each further word of an unlisted place: taken from it.
pub const PLACE_MORE: f32 = 0.25;
/// For each word that the text also writes small: taken from a place.
pub const PLACE_COMMON: f32 = 0.7;
/// For each word of bodies and things: taken from a place.
pub const PLACE_STRANGE: f32 = 0.5;
/// For each day or month: taken from a place.
pub const PLACE_DATED: f32 = 3.0;
/// "Van": taken from a place.
pub const PLACE_PARTICLE: f32 = 2.5;
/// Behind "in".
pub const PLACE_AFTER_IN: f32 = 0.7;
/// Behind "at", "from", "to".
pub const PLACE_AFTER_AT: f32 = 1.5;
/// Behind a title: taken from a place.
pub const PLACE_AFTER_TITLE: f32 = 1.25;
/// Behind "city of".
pub const PLACE_AFTER_CITY_OF: f32 = 3.25;
/// Behind "mayor of".
pub const PLACE_AFTER_OFFICE_OF: f32 = 1.0;
/// Behind "the": taken from an unlisted place of one word.
pub const PLACE_AFTER_THE: f32 = 0.3;
/// Before "region" or ", Ukraine".
pub const PLACE_BEFORE_NOUN: f32 = 1.8;
/// Before "said": taken from a place.
pub const PLACE_BEFORE_SAYS: f32 = 0.6;
/// In a line of results: taken from a place.
pub const PLACE_IN_RESULT: f32 = 0.0;
/// For each place beside it in a list.
pub const PLACE_LISTED_WITH: f32 = 0.8;

// organizations

/// An organization of the lists.
pub const LISTED_BODY: f32 = 3.1;
/// ... for each further word.
pub const LISTED_BODY_WORD: f32 = 2.1;
/// A listed organization that is an ordinary word, twice at the start of a sentence: taken from it.
pub const LISTED_ORDINARY_BODY: f32 = 1.55;
/// An organization of which nothing is known: taken from it.
pub const UNKNOWN_BODY: f32 = 1.6;
/// "Ministry of Foreign Affairs".
pub const BODY_OF: f32 = 7.65;
/// ... for each further word.
pub const BODY_OF_WORD: f32 = 0.6;
/// "Food and Agriculture Organization".
pub const BODY_AND: f32 = 4.0;
/// ... for each further word.
pub const BODY_AND_WORD: f32 = 0.6;
/// "Lisbon's Foreign Ministry"
pub const BODY_OWNED: f32 = 1.0;
/// "Civic Party".
pub const BODY_WORD: f32 = 3.35;
/// ... for each further word.
pub const BODY_WORD_MORE: f32 = 1.35;
/// "Parliament".
pub const BODY_WORD_ALONE: f32 = 1.1;
/// "Banco Azul", "Team Nova".
pub const BODY_WORD_FIRST: f32 = 1.4;
/// "BEDY Travel".
pub const BODY_WITH_ACRONYM: f32 = 0.8;
/// "ANC".
pub const ACRONYM: f32 = 2.3;
/// A capital inside a word.
pub const CAMEL_BODY: f32 = 2.0;
/// "Egyptian Ministry of Finance": the nation belongs to the body.
pub const BODY_OF_NATION: f32 = 2.35;
/// A title at its start: taken from an organization.
pub const BODY_AFTER_TITLE_INSIDE: f32 = 1.95;
/// "The" with a capital at its start.
pub const BODY_WITH_THE: f32 = 0.6;
/// For each day or month: taken from an organization.
pub const BODY_DATED: f32 = 3.0;
/// For each word that the text also writes small: taken from an organization.
pub const BODY_COMMON: f32 = 0.5;
/// "the ANC".
pub const BODY_AFTER_THE: f32 = 0.7;
/// Behind a title: taken from an organization.
pub const BODY_AFTER_TITLE: f32 = 0.7;
/// "in KZN": taken from an organization.
pub const BODY_AFTER_IN: f32 = 0.6;
/// "the company Zenta".
pub const BODY_AFTER_COMPANY: f32 = 0.3;
/// "ATM": taken from an organization.
pub const ACRONYM_OF_THING: f32 = 2.5;
/// "COP26": taken from an organization.
pub const ACRONYM_DIGIT: f32 = 0.55;
/// "ADVERTISEMENT": taken from an organization.
pub const ACRONYM_ORDINARY: f32 = 1.5;
/// "unmanned systems (UAS)": taken from an organization.
pub const ACRONYM_BEHIND_SMALL: f32 = 1.2;
/// "PCR test": taken from an organization.
pub const ACRONYM_BEFORE_NOUN: f32 = 0.4;
/// In a line of results.
pub const BODY_IN_RESULT: f32 = 4.5;
/// For each organization beside it in a list.
pub const BODY_LISTED_WITH: f32 = 0.4;

// other kinds

/// "Kenyan".
pub const NATIONALITY: f32 = 2.35;
/// "Muslims".
pub const GROUP: f32 = -0.85;
/// "East Asian".
pub const PEOPLE_OF_A_PART: f32 = 3.0;
/// "MV Northern Light".
pub const SHIP: f32 = 3.0;
/// A title.
pub const TITLE: f32 = -0.45;
/// ... for each further word.
pub const TITLE_WORD: f32 = 1.8;
/// "M."
pub const TITLE_INITIAL: f32 = -1.6;
/// "World Cup".
pub const THING: f32 = 4.05;
/// ... that may be a person: "Nathan Law".
pub const THING_AS_PERSON: f32 = 2.0;
/// ... for each further word.
pub const THING_WORD: f32 = 1.15;
/// "Treaty of Lisbon".
pub const THING_OF: f32 = 1.4;

// borders

/// A person beside an ordinary word with a capital that nothing explains: taken.
pub const TORN_ORDINARY: f32 = 0.45;
/// ... beside another word.
pub const TORN: f32 = 1.5;
/// Within "Costa Rica": taken.
pub const TORN_COUNTRY: f32 = 8.0;
/// "Georgia Rossi" is nobody's Georgia: so many times as much.
pub const TORN_FROM_PLACE: f32 = 1.2;
/// A first name as a place before a person: taken.
pub const GIVEN_AS_PLACE: f32 = 2.5;
/// A title beside a title or nation: taken.
pub const TITLE_TITLE: f32 = 0.5;
/// A title before a place or organization: taken.
pub const TITLE_PLACE: f32 = 1.5;
/// A nation before a person: taken.
pub const PEOPLE_PERSON: f32 = 0.25;
/// A nation that stays outside of the body behind it: taken.
pub const NATION_BEFORE_BODY: f32 = 2.0;
/// A person before a person: taken.
pub const PERSON_PERSON: f32 = 5.35;
/// A place before a person: taken.
pub const PLACE_PERSON: f32 = 4.0;
/// "Ambassador to Jordan Ana Holm": taken.
pub const OFFICE_PLACE_PERSON: f32 = 0.5;
/// An organization before a person: taken.
pub const BODY_PERSON: f32 = 3.05;
/// A person directly beside a word that names nothing: taken.
pub const BESIDE_PERSON: f32 = 2.0;
/// A person before a title or nation: taken.
pub const PERSON_TITLE: f32 = 2.0;
/// A name before a place or organization: taken.
pub const PLACE_PLACE: f32 = 5.0;
/// A place before a word that names nothing: taken.
pub const PLACE_OTHER: f32 = 1.9;
/// A word that names nothing before a place or organization: taken.
pub const OTHER_PLACE: f32 = 1.2;
/// An organization before a word that names nothing: taken.
pub const BODY_OTHER: f32 = 1.3;

// memory

/// The surname of a person named elsewhere.
pub const KNOWN_SURNAME: f32 = 2.1;
/// ... for how surely.
pub const KNOWN_SURNAME_MORE: f32 = 0.5;
/// ... at most.
pub const KNOWN_SURNAME_MOST: f32 = 3.4;
/// The first name of a person named elsewhere, for how surely.
pub const KNOWN_FIRST: f32 = 1.0;
/// ... at most.
pub const KNOWN_FIRST_MOST: f32 = 2.35;
/// A full name with such a surname.
pub const KNOWN_SURNAME_IN_FULL: f32 = 0.6;
/// A short form that stood in brackets behind its organization.
pub const KNOWN_ACRONYM: f32 = 1.6;
/// "Asker", where the text has "Asker Corp".
pub const KNOWN_FIRM: f32 = 2.5;
/// How the same phrase was read elsewhere, for how surely.
pub const TOLD: f32 = 0.5;
/// ... at most.
pub const TOLD_MOST: f32 = 0.95;
/// ... at least, taken.
pub const TOLD_LEAST: f32 = 1.5;
/// A word that stands alone, for each time.
pub const ALONE_OFTEN: f32 = 0.04;
/// ... at most.
pub const ALONE_OFTEN_MOST: f32 = 1.6;
