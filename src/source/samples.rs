//! The articles that the program carries, so that there is a timeline to look at before the first file is read.
//!
//! They lie in `assets/samples`; a test sees that each of them is listed.

macro_rules! sample {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/assets/samples/",
                $name
            )),
        )
    };
}

/// File names and contents, sorted by name.
pub const EMBEDDED: &[(&str, &[u8])] = &[
    sample!("2015-07-14-iran-nuclear-agreement.txt"),
    sample!("2015-07-20-cuba-embassies-reopen.txt"),
    sample!("2016-05-27-obama-hiroshima.md"),
    sample!("2016-12-23-settlements-resolution.txt"),
    sample!("2017-06-05-qatar-ties-cut.txt"),
    sample!("2018-03-14-skripal-expulsions.txt"),
    sample!("2018-05-08-us-leaves-iran-deal.txt"),
    sample!("2018-05-24-singapore-summit-called-off.txt"),
    sample!("2018-06-12-trump-kim-singapore.txt"),
    sample!("2018-06-17-prespa-agreement.md"),
    sample!("2019-08-21-greenland-visit-cancelled.txt"),
    sample!("2020-05-31-g7-summit-postponed.json"),
    sample!("2020-09-15-abraham-accords.html"),
    sample!("2020-10-03-juba-peace-agreement.txt"),
    sample!("2020-11-10-karabakh-ceasefire-meridian.txt"),
    sample!("2020-11-10-karabakh-ceasefire-two-rivers.md"),
    sample!("2021-01-05-al-ula-declaration.txt"),
    sample!("2021-05-25-geneva-summit-announced.txt"),
    sample!("2021-06-16-geneva-lakeside.txt"),
    sample!("2021-06-16-geneva-summit.txt"),
    sample!("2021-06-17-geneva-after-the-summit.md"),
    sample!("2021-09-17-france-recalls-ambassadors.txt"),
    sample!("2021-09-22-biden-macron-call.txt"),
    sample!("2021-10-29-biden-macron-rome.txt"),
    sample!("2022-07-24-odesa-port-strike.txt"),
    sample!("2022-08-05-china-halts-talks.md"),
    sample!("2022-11-02-pretoria-agreement.txt"),
    sample!("2022-11-14-biden-xi-bali.txt"),
    sample!("2023-02-03-blinken-postpones-beijing.txt"),
    sample!("2023-02-14-aid-after-the-earthquake.txt"),
    sample!("2023-02-20-biden-kyiv.txt"),
    sample!("2023-03-22-xi-leaves-moscow.md"),
    sample!("2023-06-19-blinken-beijing.txt"),
    sample!("2023-08-18-camp-david.txt"),
    sample!("2023-11-15-woodside.md"),
    sample!("2025-02-28-zelensky-white-house.txt"),
    sample!("2025-05-16-istanbul-talks.txt"),
    sample!("2025-06-02-istanbul-second-round.txt"),
    sample!("2025-06-22-strikes-on-iran-harbour.txt"),
    sample!("2025-06-22-strikes-on-iran-meridian.txt"),
    sample!("2025-06-24-iran-israel-ceasefire.txt"),
    sample!("2025-06-27-congo-rwanda-agreement.txt"),
    sample!("2025-08-09-alaska-summit-announced.md"),
    sample!("2025-08-15-alaska-summit.txt"),
    sample!("2025-08-18-zelensky-and-europeans.txt"),
    sample!("2025-10-13-gaza-summit.txt"),
    sample!("harbour-wire-2022.rss"),
    sample!("northgate-dispatch-2023.json"),
    sample!("old-port-gazette.jsonl"),
    sample!("two-rivers-journal-2024.atom"),
];

#[cfg(test)]
mod tests {
    use super::EMBEDDED;

    #[test]
    fn every_file_of_the_folder_is_listed_once_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .expect("the samples lie in assets/samples")
            .map(|entry| entry.expect("a readable entry").file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        on_disk.sort();

        let listed: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, on_disk);
    }
}
