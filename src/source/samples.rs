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
    sample!("old-port-gazette.jsonl"),
];
