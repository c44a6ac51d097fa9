//! Countries, states and great cities as they stand in a dateline: `Rome, Italy`, `Austin, Texas`, `BUFFALO, N.Y.`

/// Whether a name is a country, or a state or province that stands behind cities. Case does not matter.
pub fn is_known(name: &str) -> bool {
    let name = name.strip_prefix("the ").unwrap_or(name);
    COUNTRIES
        .iter()
        .chain(STATES)
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a name is a city that stands alone in datelines: a capital, or one that every reader knows.
pub fn is_city(name: &str) -> bool {
    CITIES.contains(&name)
}

#[rustfmt::skip]
const CITIES: &[&str] = &[
    "Abidjan", "Abu Dhabi", "Abuja", "Accra", "Addis Ababa", "Aden", "Aleppo", "Algiers", "Almaty",
    "Amman", "Amsterdam", "Ankara", "Antananarivo", "Ashgabat", "Asmara", "Astana", "Athens",
    "Baghdad", "Baku", "Bamako", "Bangkok", "Basra", "Beijing", "Beirut", "Belfast", "Belgrade",
    "Berlin", "Bern", "Bishkek", "Bogota", "Bogotá", "Bonn", "Brasilia", "Bratislava", "Brussels",
    "Bucharest", "Budapest", "Buenos Aires", "Cairo", "Canberra", "Caracas", "Chisinau", "Colombo",
    "Copenhagen", "Dakar", "Damascus", "Dar es Salaam", "Dhaka", "Doha", "Dubai", "Dublin",
    "Dushanbe", "Edinburgh", "Erbil", "Frankfurt", "Freetown", "Geneva", "Hamburg", "Hanoi",
    "Harare", "Havana", "Helsinki", "Ho Chi Minh City", "Hong Kong", "Islamabad", "Istanbul",
    "Jakarta", "Jeddah", "Jerusalem", "Johannesburg", "Juba", "Kabul", "Kampala", "Karachi",
    "Kathmandu", "Kharkiv", "Khartoum", "Kiev", "Kigali", "Kinshasa", "Kuala Lumpur", "Kuwait City",
    "Kyiv", "Lagos", "Lahore", "Lima", "Lisbon", "Ljubljana", "London", "Luanda", "Lusaka",
    "Luxembourg", "Lviv", "Macau", "Madrid", "Managua", "Manila", "Maputo", "Mexico City", "Minsk",
    "Mogadishu", "Monrovia", "Montevideo", "Montreal", "Moscow", "Mosul", "Mumbai", "Munich",
    "Muscat", "N'Djamena", "Nairobi", "Nassau", "New Delhi", "New York", "Niamey", "Nicosia",
    "Odesa", "Odessa", "Oslo", "Ottawa", "Ouagadougou", "Panama City", "Paris", "Phnom Penh",
    "Podgorica", "Port-au-Prince", "Prague", "Pretoria", "Pristina", "Pyongyang", "Quito", "Rabat",
    "Ramallah", "Reykjavik", "Riga", "Rio de Janeiro", "Riyadh", "Rome", "San Salvador", "Sanaa",
    "Santiago", "Sao Paulo", "São Paulo", "Sarajevo", "Sevastopol", "Seoul", "Shanghai", "Skopje",
    "Sofia", "St. Petersburg", "Stockholm", "Strasbourg", "Sydney", "Taipei", "Tallinn", "Tashkent",
    "Tbilisi", "Tehran", "Tel Aviv", "The Hague", "Tirana", "Tokyo", "Tripoli", "Tunis",
    "Ulaanbaatar", "Vatican City", "Vienna", "Vientiane", "Vilnius", "Warsaw", "Washington",
    "Wellington", "Yangon", "Yaounde", "Yerevan", "Zagreb", "Zurich",
];

#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "Afghanistan", "Albania", "Algeria", "Andorra", "Angola", "Antigua and Barbuda", "Argentina",
    "Armenia", "Australia", "Austria", "Azerbaijan", "Bahamas", "Bahrain", "Bangladesh", "Barbados",
    "Belarus", "Belgium", "Belize", "Benin", "Bhutan", "Bolivia", "Bosnia",
    "Bosnia and Herzegovina", "Bosnia-Herzegovina", "Botswana", "Brazil", "Britain", "Brunei",
    "Bulgaria", "Burkina Faso", "Burma", "Burundi", "Cambodia", "Cameroon", "Canada", "Cape Verde",
    "Central African Republic", "Chad", "Chile", "China", "Colombia", "Comoros", "Congo",
    "Costa Rica", "Croatia", "Cuba", "Cyprus", "Czech Republic", "Czechia", "Czechoslovakia",
    "Denmark", "Djibouti", "Dominica", "Dominican Republic", "DR Congo", "East Germany",
    "East Timor", "Ecuador", "Egypt", "El Salvador", "England", "Equatorial Guinea", "Eritrea",
    "Estonia", "Eswatini", "Ethiopia", "Fiji", "Finland", "France", "Gabon", "Gambia", "Gaza",
    "Gaza Strip", "Georgia", "Germany", "Ghana", "Greece", "Greenland", "Grenada", "Guatemala",
    "Guinea", "Guinea-Bissau", "Guyana", "Haiti", "Holy See", "Honduras", "Hong Kong", "Hungary",
    "Iceland", "India", "Indonesia", "Iran", "Iraq", "Ireland", "Israel", "Italy", "Ivory Coast",
    "Jamaica", "Japan", "Jordan", "Kazakhstan", "Kenya", "Kiribati", "Kosovo", "Kuwait",
    "Kyrgyzstan", "Laos", "Latvia", "Lebanon", "Lesotho", "Liberia", "Libya", "Liechtenstein",
    "Lithuania", "Luxembourg", "Macedonia", "Madagascar", "Malawi", "Malaysia", "Maldives", "Mali",
    "Malta", "Marshall Islands", "Mauritania", "Mauritius", "Mexico", "Micronesia", "Moldova",
    "Monaco", "Mongolia", "Montenegro", "Morocco", "Mozambique", "Myanmar", "Namibia", "Nauru",
    "Nepal", "Netherlands", "New Zealand", "Nicaragua", "Niger", "Nigeria", "North Korea",
    "North Macedonia", "Northern Ireland", "Norway", "Oman", "Pakistan", "Palau", "Palestine",
    "Panama", "Papua New Guinea", "Paraguay", "Peru", "Philippines", "Poland", "Portugal",
    "Puerto Rico", "Qatar", "Republic of Congo", "Romania", "Russia", "Rwanda", "Samoa",
    "San Marino", "Saudi Arabia", "Scotland", "Senegal", "Serbia", "Seychelles", "Sierra Leone",
    "Singapore", "Slovakia", "Slovenia", "Solomon Islands", "Somalia", "South Africa",
    "South Korea", "South Sudan", "Soviet Union", "Spain", "Sri Lanka", "Sudan", "Suriname",
    "Sweden", "Switzerland", "Syria", "Taiwan", "Tajikistan", "Tanzania", "Thailand", "Timor-Leste",
    "Togo", "Tonga", "Trinidad and Tobago", "Tunisia", "Turkey", "Turkiye", "Türkiye",
    "Turkmenistan", "Tuvalu", "U.A.E.", "U.K.", "U.S.", "U.S.A.", "UAE", "Uganda", "UK", "Ukraine",
    "United Arab Emirates", "United Kingdom", "United States", "Uruguay", "USA", "USSR",
    "Uzbekistan", "Vanuatu", "Vatican", "Vatican City", "Venezuela", "Vietnam", "Wales",
    "West Bank", "West Germany", "Yemen", "Yugoslavia", "Zambia", "Zimbabwe",
];

/// States of the USA with their newspaper abbreviations, provinces of Canada, and regions that datelines name.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "Alabama", "Ala.", "Alaska", "Arizona", "Ariz.", "Arkansas", "Ark.", "California", "Calif.",
    "Colorado", "Colo.", "Connecticut", "Conn.", "Delaware", "Del.", "Florida", "Fla.", "Ga.",
    "Hawaii", "Idaho", "Illinois", "Ill.", "Indiana", "Ind.", "Iowa", "Kansas", "Kan.", "Kentucky",
    "Ky.", "Louisiana", "La.", "Maine", "Maryland", "Md.", "Massachusetts", "Mass.", "Michigan",
    "Mich.", "Minnesota", "Minn.", "Mississippi", "Miss.", "Missouri", "Mo.", "Montana", "Mont.",
    "Nebraska", "Neb.", "Nevada", "Nev.", "New Hampshire", "N.H.", "New Jersey", "N.J.",
    "New Mexico", "N.M.", "New York", "N.Y.", "North Carolina", "N.C.", "North Dakota", "N.D.",
    "Ohio", "Oklahoma", "Okla.", "Oregon", "Ore.", "Pennsylvania", "Pa.", "Rhode Island", "R.I.",
    "South Carolina", "S.C.", "South Dakota", "S.D.", "Tennessee", "Tenn.", "Texas", "Utah",
    "Vermont", "Vt.", "Virginia", "Va.", "Washington", "Wash.", "West Virginia", "W.Va.",
    "Wisconsin", "Wis.", "Wyoming", "Wyo.", "D.C.", "DC", "Alberta", "British Columbia", "Manitoba",
    "New Brunswick", "Newfoundland", "Nova Scotia", "Nunavut", "Ontario", "Ont.", "Quebec",
    "Saskatchewan", "Crimea", "Kashmir", "Catalonia", "Bavaria", "Siberia", "Tibet", "Xinjiang",
    "New South Wales", "Queensland", "Victoria",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_and_states_are_known_and_people_are_not() {
        for known in ["Italy", "ITALY", "the Netherlands", "N.Y.", "Türkiye"] {
            assert!(is_known(known), "{known}");
        }
        for unknown in ["Rubio", "", "Kremlin", "Ital"] {
            assert!(!is_known(unknown), "{unknown}");
        }
    }
}
