//! What each sign is worth in `score` and `memory`, where it has a name of its own; set by hand.

/// Two words of which no list knows either: taken from a person.
pub const UNKNOWN_PAIR: f32 = 0.3;
/// A capital inside a word: taken from a person.
pub const CAMEL_PERSON: f32 = 1.5;
/// "Anthony Hill": taken from a person.
pub const PLACE_SURNAME: f32 = 1.0;
/// A listed place, for each further word.
pub const LISTED_PLACE_WORD: f32 = 1.4;
/// "Gulf of Aden".
pub const PLACE_OF: f32 = 3.4;
/// "Anthony Hill": taken from a place.
pub const PLACE_AFTER_GIVEN: f32 = 1.5;
/// "Latin America": a listed place with a word before it.
pub const PREFIXED_PLACE: f32 = 6.0;
/// An organization of the lists.
pub const LISTED_BODY: f32 = 4.4;
/// ... for each further word.
pub const LISTED_BODY_WORD: f32 = 1.6;
/// An organization of which nothing is known.
pub const UNKNOWN_BODY: f32 = -1.6;
/// "Ministry of Foreign Affairs".
pub const BODY_OF: f32 = 5.0;
/// ... for each further word.
pub const BODY_OF_WORD: f32 = 0.6;
/// "Food and Agriculture Organization".
pub const BODY_AND: f32 = 4.0;
/// "Civic Party".
pub const BODY_WORD: f32 = 4.8;
/// ... for each further word.
pub const BODY_WORD_MORE: f32 = 0.9;
/// "Parliament".
pub const BODY_WORD_ALONE: f32 = 1.6;
/// "Banco Azul", "Team Nova".
pub const BODY_WORD_FIRST: f32 = 2.0;
/// "ANC".
pub const ACRONYM: f32 = 2.0;
/// A capital inside a word.
pub const CAMEL_BODY: f32 = 2.0;
/// "Egyptian Ministry of Finance": the nation belongs to the body.
pub const BODY_OF_NATION: f32 = 2.2;
/// "the ANC".
pub const BODY_AFTER_THE: f32 = 0.7;
/// "in KZN": taken from an organization.
pub const BODY_AFTER_IN: f32 = 0.6;
/// "World Cup".
pub const THING: f32 = 2.4;
/// "Treaty of Lisbon".
pub const THING_OF: f32 = 2.0;
/// The same, where the word is an ordinary one.
pub const TORN_ORDINARY: f32 = -0.5;
/// A person beside a word with a capital that nothing explains.
pub const TORN: f32 = -1.5;
/// A nation that stays outside of the body behind it.
pub const NATION_BEFORE_BODY: f32 = -2.0;
/// A person directly beside a word that names nothing.
pub const BESIDE_PERSON: f32 = -1.2;
/// What stands around a word that is alone everywhere, for each time.
pub const CUES: f32 = 0.2;
/// That it is there at all, for each time.
pub const CUED_OFTEN: f32 = 0.04;
