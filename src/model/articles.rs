//! The articles of a timeline, a million of them in some thirty bytes and a title each.
//!
//! What is asked of all articles at once (title, publisher, day) is kept here, as a [`Head`]. The rest of an article is
//! either in memory as well, or stands as a record on a [`Shelf`] and is read when somebody asks for the article; what
//! was read for a look stays. What the records are and where they are kept is known to whoever reads them.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{article::Article, collection::ArticleId, document::Document, names::Name};

/// Where records stand that are not kept in memory.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// The article of the record at this place; none where it is there no more.
    fn article(&self, place: Spot) -> Option<Article>;
    /// The same with what the record says of it; none where it is a plain article.
    fn record(&self, place: Spot) -> Option<(Article, Document)>;
}

/// Where on its shelf a record stands: so many bytes, from there on, on this line (from 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    pub at: u64,
    pub len: u32,
    pub line: u32,
}

/// Where the record of an article stands.
#[derive(Debug, Clone)]
pub struct Place {
    pub shelf: Arc<dyn Shelf>,
    pub spot: Spot,
}

/// What is known of every article at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'a> {
    pub title: Option<&'a str>,
    pub publisher: Option<&'static str>,
    pub language: Option<&'static str>,
    pub published: Option<NaiveDate>,
    /// The file or address it was read from, without the number behind it.
    pub origin: &'static str,
    /// The host of its address.
    pub site: Option<&'static str>,
}

/// The fields are in the order that leaves no gaps: 32 bytes.
#[derive(Debug, Clone)]
struct Slot {
    /// The place on the shelf, the upper and the lower half.
    at: [u32; 2],
    len: u32,
    line: u32,
    /// Where the title begins among those of the drawer.
    title: u32,
    published: Option<NaiveDate>,
    print: u32,
    title_len: u16,
    /// Of the id, so that another record at the same place is not taken for this one.
    check: u16,
}

impl Slot {
    fn spot(&self) -> Spot {
        Spot {
            at: u64::from(self.at[0]) << 32 | u64::from(self.at[1]),
            len: self.len,
            line: self.line,
        }
    }
}

/// What many articles have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Print {
    shelf: u16,
    publisher: Option<Name>,
    language: Option<Name>,
    origin: Name,
    site: Option<Name>,
}

/// So many articles lie in one drawer.
const DRAWER: usize = 256;

/// Some articles. A full drawer never changes, so that timelines of a growing collection share it.
#[derive(Debug, Clone, Default)]
struct Drawer {
    slots: Vec<Slot>,
    titles: String,
    /// The whole articles that are in memory: there is no list before there is one.
    read: OnceLock<Box<[OnceLock<Arc<Article>>]>>,
}

impl Drawer {
    fn cell(&self, at: usize) -> Option<&OnceLock<Arc<Article>>> {
        let cells = || (0..DRAWER).map(|_| OnceLock::new()).collect();
        self.read.get_or_init(cells).get(at)
    }

    fn read(&self, at: usize) -> Option<&Arc<Article>> {
        self.read.get()?.get(at)?.get()
    }
}

/// Articles in the order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Articles {
    drawers: Vec<Arc<Drawer>>,
    prints: Arc<Vec<Print>>,
    /// To find a print; empty where nothing is added.
    known: FxHashMap<Print, u32>,
    shelves: Arc<Vec<Arc<dyn Shelf>>>,
    /// The slot of each article.
    order: Vec<u32>,
}

impl Articles {
    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The whole article, which stays in memory from then on.
    pub fn get(&self, id: ArticleId) -> Option<&Arc<Article>> {
        let (drawer, at) = self.slot(id)?;
        let slot = drawer.slots.get(at)?;
        let cell = drawer.cell(at)?;
        Some(cell.get_or_init(|| Arc::new(self.fetch(drawer, slot))))
    }

    /// The whole article for whoever asks: here it does not stay.
    pub fn lend(&self, id: ArticleId) -> Option<Arc<Article>> {
        let (drawer, at) = self.slot(id)?;
        Some(match drawer.read(at) {
            Some(article) => Arc::clone(article),
            None => Arc::new(self.fetch(drawer, drawer.slots.get(at)?)),
        })
    }

    /// The whole article for a moment: it does not stay.
    pub fn look<T>(&self, id: ArticleId, look: impl FnOnce(&Article) -> T) -> Option<T> {
        let (drawer, at) = self.slot(id)?;
        Some(match drawer.read(at) {
            Some(article) => look(article),
            None => look(&self.fetch(drawer, drawer.slots.get(at)?)),
        })
    }

    /// What an article says, where it stands as a record; it does not stay.
    pub fn facts(&self, id: ArticleId) -> Option<Document> {
        let (drawer, at) = self.slot(id)?;
        let slot = drawer.slots.get(at)?;
        let (article, facts) = self.shelf_of(slot)?.record(slot.spot())?;
        (check(&article.id) == slot.check).then_some(facts)
    }

    /// Whether the whole article is in memory.
    pub fn is_here(&self, id: ArticleId) -> bool {
        self.slot(id)
            .is_some_and(|(drawer, at)| drawer.read(at).is_some())
    }

    /// What is known of an article without reading it.
    pub fn head(&self, id: ArticleId) -> Option<Head<'_>> {
        let (drawer, at) = self.slot(id)?;
        Some(self.head_of(drawer, drawer.slots.get(at)?))
    }

    /// The heads of all.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Head<'_>> + '_ {
        self.order.iter().map(|&slot| {
            let drawer = &self.drawers[slot as usize / DRAWER];
            self.head_of(drawer, &drawer.slots[slot as usize % DRAWER])
        })
    }

    /// All articles, which stay in memory from then on.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Article>> + '_ {
        (0..).map_while(|at| self.get(ArticleId(at)))
    }

    /// Puts an article behind the others. With a place, no more than its head is kept.
    pub fn push(&mut self, article: Arc<Article>, place: Option<Place>) {
        let file = article.origin.split('#').next().unwrap_or("");
        let site = article.url.as_deref().and_then(host);
        let shelf = place.as_ref().map_or(0, |place| self.shelf(&place.shelf));
        let print = self.print(Print {
            shelf,
            publisher: article.publisher.as_deref().map(Name::new),
            language: article.language.as_deref().map(Name::new),
            origin: Name::new(file),
            site: site.map(Name::new),
        });
        let number = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        let drawer = self.drawer();
        let title = article.title.as_deref().unwrap_or("");
        let most = title.len().min(usize::from(u16::MAX - 1));
        let end = (0..=most).rev().find(|&at| title.is_char_boundary(at));
        let kept = title.get(..end.unwrap_or(0)).unwrap_or("");
        let start = u32::try_from(drawer.titles.len()).unwrap_or(u32::MAX);
        drawer.titles.push_str(kept);
        let Spot { at, len, line } = place
            .as_ref()
            .map_or_else(Spot::default, |place| place.spot);
        drawer.slots.push(Slot {
            at: [(at >> 32) as u32, at as u32],
            len,
            line,
            title: start,
            title_len: match article.title {
                Some(_) => u16::try_from(kept.len()).unwrap_or(0),
                None => UNTITLED,
            },
            published: article.published,
            print,
            check: check(&article.id),
        });
        let at = drawer.slots.len() - 1;
        if at + 1 == DRAWER {
            drawer.titles.shrink_to_fit();
        }
        if place.is_none()
            && let Some(cell) = drawer.cell(at)
        {
            let _ = cell.set(article);
        }
        self.order.push(number);
    }

    /// The drawer that has room.
    fn drawer(&mut self) -> &mut Drawer {
        if self.order.len() == self.drawers.len() * DRAWER {
            let slots = Vec::with_capacity(DRAWER);
            self.drawers.push(Arc::new(Drawer {
                slots,
                ..Drawer::default()
            }));
        }
        let last = self.drawers.len() - 1;
        Arc::make_mut(&mut self.drawers[last])
    }

    fn print(&mut self, print: Print) -> u32 {
        if let Some(known) = self.known.get(&print) {
            return *known;
        }
        let at = u32::try_from(self.prints.len()).unwrap_or(u32::MAX);
        Arc::make_mut(&mut self.prints).push(print);
        self.known.insert(print, at);
        at
    }

    /// The same articles in another order, as indexes of this one. Costs four bytes each.
    pub fn ordered(&self, order: &[usize]) -> Self {
        let slot = |&at: &usize| self.order.get(at).copied();
        Self {
            drawers: self.drawers.clone(),
            prints: Arc::clone(&self.prints),
            known: FxHashMap::default(),
            shelves: Arc::clone(&self.shelves),
            order: order.iter().filter_map(slot).collect(),
        }
    }

    fn shelf(&mut self, shelf: &Arc<dyn Shelf>) -> u16 {
        let same = |known: &Arc<dyn Shelf>| Arc::ptr_eq(known, shelf);
        let known = self.shelves.iter().rposition(same);
        let at = known.unwrap_or_else(|| {
            Arc::make_mut(&mut self.shelves).push(Arc::clone(shelf));
            self.shelves.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// The drawer of an article, and where in it it lies.
    fn slot(&self, id: ArticleId) -> Option<(&Drawer, usize)> {
        let slot = *self.order.get(id.index())? as usize;
        Some((self.drawers.get(slot / DRAWER)?, slot % DRAWER))
    }

    fn print_of(&self, slot: &Slot) -> Option<&Print> {
        self.prints.get(slot.print as usize)
    }

    /// None for an article without a record.
    fn shelf_of(&self, slot: &Slot) -> Option<&Arc<dyn Shelf>> {
        let print = self.print_of(slot).filter(|_| slot.len > 0)?;
        self.shelves.get(usize::from(print.shelf))
    }

    fn fetch(&self, drawer: &Drawer, slot: &Slot) -> Article {
        let shelf = self.shelf_of(slot);
        let found = shelf.and_then(|shelf| shelf.article(slot.spot()));
        let found = found.filter(|article| check(&article.id) == slot.check);
        found.unwrap_or_else(|| {
            let head = self.head_of(drawer, slot);
            let told = |text: Option<&str>| text.map(str::to_owned);
            Article {
                origin: head.origin.to_owned(),
                title: told(head.title),
                publisher: told(head.publisher),
                language: told(head.language),
                published: head.published,
                byline: Some("the file has changed since it was read".to_owned()),
                ..Article::default()
            }
        })
    }

    fn head_of<'a>(&self, drawer: &'a Drawer, slot: &Slot) -> Head<'a> {
        let start = slot.title as usize;
        let title = drawer
            .titles
            .get(start..start + usize::from(slot.title_len));
        let print = self.print_of(slot);
        let name = |pick: fn(&Print) -> Option<Name>| print.and_then(pick).map(Name::as_str);
        Head {
            title: title.filter(|_| slot.title_len != UNTITLED),
            publisher: name(|print| print.publisher),
            language: name(|print| print.language),
            published: slot.published,
            origin: print.map_or("", |print| print.origin.as_str()),
            site: name(|print| print.site),
        }
    }
}

/// The length of a title that is not there.
const UNTITLED: u16 = u16::MAX;

fn check(id: &str) -> u16 {
    let mixed = id.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (mixed >> 24) as u16
}

/// `paper.example` for `https://www.paper.example/2025/talks`.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.trim_start_matches("www.")).filter(|host| !host.is_empty())
}

impl FromIterator<Arc<Article>> for Articles {
    fn from_iter<I: IntoIterator<Item = Arc<Article>>>(all: I) -> Self {
        let mut articles = Self::default();
        for article in all {
            articles.push(article, None);
        }
        articles
    }
}

impl From<Vec<Arc<Article>>> for Articles {
    fn from(all: Vec<Arc<Article>>) -> Self {
        all.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Pile(Vec<Article>);

    impl Shelf for Pile {
        fn article(&self, spot: Spot) -> Option<Article> {
            self.0.get(spot.at as usize).cloned()
        }

        fn record(&self, spot: Spot) -> Option<(Article, Document)> {
            Some((self.article(spot)?, Document::default()))
        }
    }

    fn article(id: &str, title: Option<&str>) -> Article {
        Article {
            id: id.to_owned(),
            origin: "drawer.jsonl#3".to_owned(),
            url: Some("https://www.paper.example/talks".to_owned()),
            publisher: Some("The Paper".to_owned()),
            title: title.map(str::to_owned),
            body: format!("The body of {id}."),
            ..Article::default()
        }
    }

    #[test]
    fn an_article_on_a_shelf_is_the_same_as_one_in_memory() {
        let all = [article("b", Some("Talks — again")), article("a", None)];
        let shelf: Arc<dyn Shelf> = Arc::new(Pile(all.to_vec()));
        let mut here = Articles::default();
        let mut there = Articles::default();
        for (at, article) in (0..).zip(&all) {
            let shelf = Arc::clone(&shelf);
            let spot = Spot {
                at,
                len: 1,
                line: 1,
            };
            there.push(Arc::new(article.clone()), Some(Place { shelf, spot }));
            here.push(Arc::new(article.clone()), None);
        }
        let (here, there) = (here.ordered(&[1, 0]), there.ordered(&[1, 0]));
        assert!(here.iter().eq(there.iter()));
        assert_eq!(
            here.iter().nth(1).and_then(|head| head.title),
            Some("Talks — again")
        );
        for id in [ArticleId(0), ArticleId(1)] {
            assert_eq!(
                there.look(id, Article::clone).as_ref(),
                here.get(id).map(|one| &**one)
            );
            assert_eq!(there.get(id), here.get(id));
            assert_eq!(there.lend(id), here.lend(id));
            assert!(there.facts(id).is_some() && here.facts(id).is_none());
        }
        assert_eq!(there.get(ArticleId(2)), None);
    }

    #[test]
    fn another_record_at_the_same_place_is_not_taken_for_the_article() {
        let shelf: Arc<dyn Shelf> = Arc::new(Pile(vec![article("new", None)]));
        let mut all = Articles::default();
        let spot = Spot {
            at: 0,
            len: 1,
            line: 1,
        };
        let place = Place { shelf, spot };
        all.push(Arc::new(article("old", Some("Talks"))), Some(place));
        let told = all.get(ArticleId(0)).expect("something to show");
        assert_eq!(
            (told.body.as_str(), told.title.as_deref()),
            ("", Some("Talks"))
        );
        assert!(all.facts(ArticleId(0)).is_none());
    }
}
