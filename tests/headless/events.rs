//! Tests of the events.

use std::sync::Arc;

use proptest::prelude::*;
use variorum::article::{Article, Evidence, Published};
use variorum::calendar::Moment;
use variorum::event::{Event, Grouping, group, storyline};
use variorum::mention::Witness;
use variorum::text::sentences;

fn witness(path: &str, published: Option<(i16, i8, i8)>, title: &str, text: &str) -> Witness {
    let published = published.and_then(|(year, month, day)| Moment::day(year, month, day));
    let article = Article {
        path: path.into(),
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        published: published.map(|when| Published { when, evidence: Evidence::Field }),
        text: text.to_owned(),
        sentences: sentences(text),
        ..Article::default()
    };
    Witness { article: Arc::new(article), ..Witness::default() }
}

fn groups(events: &[Event]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = events
        .iter()
        .map(|event| {
            let mut members = event.members.clone();
            members.sort_unstable();
            members
        })
        .collect();
    found.sort();
    found
}

const FERRY: [&str; 3] = [
    "The ferry Astrid ran aground near the island of Lomvi on Friday with 84 passengers on board. The coast guard of Lomvi took all of them off. Captain Jens Holt blamed a failed engine.",
    "All 84 passengers of the Astrid were safe after the ferry ran aground off Lomvi. Its captain, Jens Holt, told the coast guard that an engine had failed.",
    "An engine failure drove the ferry Astrid onto rocks at Lomvi. The coast guard rescued 84 passengers, and captain Jens Holt was questioned.",
];
const BUDGET: [&str; 2] = [
    "The parliament of Sarovia passed a budget of 40 billion crowns. Finance minister Petra Nowak said pensions would rise by four percent.",
    "Pensions in Sarovia rise by four percent under a budget of 40 billion crowns that parliament passed. Finance minister Petra Nowak spoke of a good day.",
];

fn folder() -> Vec<Witness> {
    let mut all: Vec<Witness> = Vec::new();
    for (n, text) in FERRY.iter().enumerate() {
        all.push(witness(&format!("ferry{n}"), Some((2031, 5, 2 + n as i8)), "Ferry Astrid aground off Lomvi", text));
    }
    for (n, text) in BUDGET.iter().enumerate() {
        all.push(witness(&format!("budget{n}"), Some((2031, 5, 3)), "Sarovia passes budget", text));
    }
    all
}

#[test]
fn reports_of_one_event_stand_together() {
    let all = folder();
    let events = group(&all.iter().collect::<Vec<_>>(), &Grouping::default());
    assert_eq!(groups(&events), [vec![0, 1, 2], vec![3, 4]]);
    // Larger first, members by time of publication, a title that the reports share.
    assert_eq!(events[0].members, [0, 1, 2]);
    assert_eq!(events[0].title, "Ferry Astrid aground off Lomvi");
}

#[test]
fn two_countries_in_both_reports_make_no_event_of_two() {
    let read = |title: &str, text: &str| Witness::read(witness(title, None, title, text).article);
    let all = [
        read(
            "Ministers meet in Tarn",
            "Defence minister Jan Holt of Lomvia met his Sarovian counterpart Petra Nowak in Tarn. The two countries will hold a drill, the ministry said.",
        ),
        read(
            "Premiers sign gas accord",
            "Premier Ola Brandt of Lomvia and Sarovian premier Ivo Marek signed a gas accord in Sarov. Prices for the two countries stay as they are.",
        ),
    ];
    let events = group(&all.iter().collect::<Vec<_>>(), &Grouping::default());
    assert_eq!(groups(&events), [vec![0], vec![1]]);
}

#[test]
fn articles_published_weeks_apart_are_of_two_events() {
    let mut all = folder();
    all.push(witness("later", Some((2031, 6, 20)), "Ferry Astrid aground off Lomvi", FERRY[0]));
    let given: Vec<&Witness> = all.iter().collect();
    assert_eq!(groups(&group(&given, &Grouping::default())), [vec![0, 1, 2], vec![3, 4], vec![5]]);
    let wide = Grouping { gate_days: 365, ..Grouping::default() };
    assert_eq!(groups(&group(&given, &wide)), [vec![0, 1, 2, 5], vec![3, 4]]);
}

#[test]
fn a_day_without_its_year_parts_reports_only_where_it_lies_months_away() {
    let dated = |year: Option<i16>, month: i8, day: i8, index: usize| {
        let mut found = witness(&format!("{index}.txt"), None, "", FERRY[index]);
        let article = Arc::make_mut(&mut found.article);
        article.published =
            Some(Published { when: Moment { year, month, day, time: None }, evidence: Evidence::DateLine });
        found
    };
    let cases = [
        ((Some(2024), 3, 2), (Some(2024), 3, 4), true),
        ((Some(2024), 3, 2), (Some(2024), 3, 20), false),
        ((None, 3, 2), (Some(2024), 3, 20), true),
        ((None, 3, 2), (None, 3, 20), true),
        ((None, 3, 2), (None, 9, 2), false),
    ];
    for (one, other, together) in cases {
        let (one, other) = (dated(one.0, one.1, one.2, 0), dated(other.0, other.1, other.2, 1));
        let found = group(&[&one, &other], &Grouping::default());
        assert_eq!(found.len() == 1, together, "{:?} {:?}", one.article.published, other.article.published);
    }
}

#[test]
fn one_event_takes_all() {
    let all = folder();
    let one = Grouping { one_event: true, ..Grouping::default() };
    let events = group(&all.iter().collect::<Vec<_>>(), &one);
    assert_eq!(groups(&events), [vec![0, 1, 2, 3, 4]]);
    assert_eq!(group(&[], &one), []);
}

#[test]
fn an_edited_copy_is_a_reprint_and_another_report_is_not() {
    let agency = "VELDEN (Agency) - The ferry Astrid ran aground near the island of Lomvi on Friday with 84 passengers on board. The coast guard of Lomvi took all of them off within two hours, using three boats and a helicopter. Captain Jens Holt blamed a failed engine and said that he had dropped anchor too late. The line has run two ships between the islands since the spring. Divers are to look at the hull on Saturday, the owner said, and a tug is on its way from the mainland.";
    let cut = "The ferry Astrid ran aground near Lomvi on Friday with 84 passengers on board. The coast guard of Lomvi took all of them off within two hours, using three boats and a helicopter. Captain Jens Holt blamed a failed engine and said that he had dropped anchor too late.";
    let all = [witness("a", None, "", agency), witness("b", None, "", cut), witness("c", None, "", FERRY[1])];
    let one = Grouping { one_event: true, ..Grouping::default() };
    let events = group(&all.iter().collect::<Vec<_>>(), &one);
    let pairs: Vec<(usize, usize)> = events[0].reprints.iter().map(|reprint| reprint.pair).collect();
    assert_eq!(pairs, [(0, 1)]);
    assert!(events[0].reprints[0].share > 0.7);
}

fn published_by(source: &str, day: (i16, i8, i8), text: &str) -> Witness {
    let plain = witness(&format!("{source}{day:?}"), Some(day), "", text);
    let article = Article { source: Some(source.to_owned()), ..plain.article.as_ref().clone() };
    Witness { article: Arc::new(article), ..plain }
}

#[test]
fn what_a_source_published_again_with_changes_are_versions_in_order_of_time() {
    let first = "The ferry Astrid ran aground near the island of Lomvi on Friday with 84 passengers on board. The coast guard of Lomvi took all of them off within two hours, using three boats and a helicopter. Captain Jens Holt blamed a failed engine and said that he had dropped anchor too late.";
    let second = format!("{first} Divers are to look at the hull on Saturday, the owner said.");
    let all = [
        published_by("The Courier", (2031, 5, 4), &second),
        published_by("The Courier", (2031, 5, 3), first),
        published_by("The Echo", (2031, 5, 3), first),
        published_by("The Courier", (2031, 5, 4), FERRY[1]),
    ];
    let one = Grouping { one_event: true, ..Grouping::default() };
    let events = group(&all.iter().collect::<Vec<_>>(), &one);
    let versions: Vec<Vec<usize>> = events[0]
        .versions
        .iter()
        .map(|versions| versions.iter().map(|&place| events[0].members[place]).collect())
        .collect();
    // Another outlet's copy and another article of the same outlet are no versions.
    assert_eq!(versions, [vec![1, 0]]);
}

#[test]
fn an_event_follows_the_nearest_earlier_one_with_the_same_actors() {
    let talks = |day| {
        published_by(
            "The Courier",
            (2031, 5, day),
            "Petra Nowak met the Sarovian Miners Union on Monday. The Sarovian Miners Union had asked Petra Nowak for more pay.",
        )
    };
    let all = [talks(2), talks(9), talks(16), published_by("The Echo", (2031, 5, 9), FERRY[0])]
        .map(|witness| Witness::read(witness.article));
    let all: Vec<&Witness> = all.iter().collect();
    let alone = |member| Event { members: vec![member], ..Event::default() };
    let events = [alone(0), alone(1), alone(2), alone(3)];
    let links = storyline(&all, &events.iter().collect::<Vec<_>>());
    let found: Vec<(usize, usize, u32)> = links.iter().map(|link| (link.earlier, link.later, link.days)).collect();
    assert_eq!(found, [(0, 1, 7), (1, 2, 7)]);
    assert!(links[0].actors.contains(&"Petra Nowak".to_owned()), "{:?}", links[0].actors);
}

#[test]
fn odd_folders_give_groups_and_no_hang() {
    let same: Vec<Witness> = (0..400).map(|n| witness(&n.to_string(), None, "", FERRY[0])).collect();
    assert_eq!(group(&same.iter().collect::<Vec<_>>(), &Grouping::default()).len(), 1);
    let empty: Vec<Witness> = (0..50).map(|n| witness(&n.to_string(), None, "", "")).collect();
    assert_eq!(group(&empty.iter().collect::<Vec<_>>(), &Grouping::default()).len(), 50);
    let ages = [witness("a", Some((1, 1, 1)), "", FERRY[0]), witness("b", Some((9999, 12, 31)), "", FERRY[0])];
    assert_eq!(group(&ages.iter().collect::<Vec<_>>(), &Grouping::default()).len(), 2);
    let languages = [
        "Паром сел на мель у острова, на борту были 84 пассажира, все спасены.",
        "Die Fähre lief vor der Insel auf Grund, alle 84 Fahrgäste wurden gerettet.",
        "Le traversier s'est échoué près de l'île avec 84 passagers à bord.",
        "渡輪在島嶼附近擱淺,船上八十四名乘客全部獲救。",
        "جنحت العبارة قرب الجزيرة وعلى متنها 84 راكبا.",
    ];
    let babel: Vec<Witness> =
        languages.iter().enumerate().map(|(n, text)| witness(&n.to_string(), None, "", text)).collect();
    assert_eq!(group(&babel.iter().collect::<Vec<_>>(), &Grouping::default()).len(), languages.len());
}

proptest! {
    #[test]
    fn every_witness_is_in_one_group_whatever_the_order(
        texts in proptest::collection::vec("(ferry|budget|Lomvi|Astrid|Nowak|crowns|[a-z]{3,6}| |\\.|\\PC){0,40}", 0..12),
        turn in 0_usize..12,
    ) {
        let all: Vec<Witness> = texts.iter().enumerate().map(|(n, text)| witness(&format!("{n:02}"), None, "", text)).collect();
        let given: Vec<&Witness> = all.iter().collect();
        let found = groups(&group(&given, &Grouping::default()));
        let mut members: Vec<usize> = found.iter().flatten().copied().collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..given.len()).collect::<Vec<_>>());

        let turn = turn % given.len().max(1);
        let mut turned = given.clone();
        turned.rotate_left(turn);
        let mut back: Vec<Vec<usize>> = groups(&group(&turned, &Grouping::default()))
            .into_iter()
            .map(|members| {
                let mut members: Vec<usize> = members.into_iter().map(|m| (m + turn) % given.len()).collect();
                members.sort_unstable();
                members
            })
            .collect();
        back.sort();
        prop_assert_eq!(back, found);
    }
}
