//! Findings: what differs is found and typed, what agrees stays silent.

use std::sync::Arc;

use variorum::alignment;
use variorum::article::{Article, Evidence, Published};
use variorum::calendar::Moment;
use variorum::discrepancy::{Apparatus, Finding, Kind, Relation, examine};
use variorum::mention::Witness;
use variorum::text;

/// Reads a text as an article that was published on a Friday.
fn witness(body: &str) -> Witness {
    let published = Moment::day(2024, 11, 22).map(|when| Published { when, evidence: Evidence::Field });
    Witness::read(Arc::new(Article {
        text: body.to_owned(),
        sentences: text::sentences(body),
        published,
        ..Article::default()
    }))
}

fn compare(bodies: &[impl AsRef<str>]) -> (Vec<Witness>, Apparatus) {
    let witnesses: Vec<Witness> = bodies.iter().map(|body| witness(body.as_ref())).collect();
    let references: Vec<&Witness> = witnesses.iter().collect();
    let apparatus = examine(&references, &alignment::align(&references), &[]);
    (witnesses, apparatus)
}

/// Reads two texts whose day of publication nobody knows.
fn undated(bodies: &[impl AsRef<str>]) -> (Vec<Witness>, Apparatus) {
    let read = |body: &str| {
        let article = Article { published: None, ..Article::clone(&witness(body).article) };
        Witness::read(Arc::new(article))
    };
    let witnesses: Vec<Witness> = bodies.iter().map(|body| read(body.as_ref())).collect();
    let references: Vec<&Witness> = witnesses.iter().collect();
    let apparatus = examine(&references, &alignment::align(&references), &[]);
    (witnesses, apparatus)
}

#[test]
fn a_day_of_the_month_and_a_day_of_the_week_may_be_one_day_without_the_year() {
    let cases = [
        ("The ferry sank on April 10 with all its cargo.", "The ferry sank on Monday with all its cargo.", 0),
        ("The ferry sank on April 10 with all its cargo.", "The ferry sank on April 12 with all its cargo.", 1),
    ];
    for (a, b, expected) in cases {
        let (_, apparatus) = undated(&copies(a, b));
        let dates = apparatus.findings.iter().filter(|finding| finding.kind == Kind::Date).count();
        assert_eq!(dates, expected, "{a}\n{b}");
    }
}

#[test]
fn the_day_of_a_saying_and_words_that_leave_it_open_are_no_findings() {
    let cases = [
        (
            "Minister Ada Rehn said Wednesday that the shooting of the young fisherman in Elmsund hurt the whole country. \
             She will meet his parents.",
            "The shooting of the young fisherman in Elmsund on November 9 hurt the whole country, minister Ada Rehn found. \
             She will meet his parents.",
        ),
        (
            "Governor Mika Tarn signed the harbour bill in Elmsund. He told reporters that the harbour bill would help fishermen.",
            "Governor Mika Tarn has defended his decision to sign the harbour bill in Elmsund. He thinks of the fishermen.",
        ),
        (
            "Joe Kest went on to win the primary against Senator Arlen Marn, and thanked everyone in Elmsund.",
            "Joe Kest rejected the overture and went on to defeat Senator Arlen Marn in the primary in Elmsund.",
        ),
        (
            "\"The harbour needs every one of these boats before the winter sets in,\" Mayor Ada Brenn said in a statement.",
            "\"The harbour needs every one of these boats before the winter sets in,\" said Mayor Ada Brenn.",
        ),
        (
            "Mayor Ada Brenn hired the lawyer Mark Sund. \"The Brenn for Mayor campaign received papers from the court in Elmsund,\" he said.",
            "Mayor Ada Brenn hired the lawyer Mark Sund. \"The Brenn for Mayor campaign received papers from the court in Elmsund,\" said Mark Sund.",
        ),
        (
            "Senator Iva Molt met with President Ada Rehn on Thursday in Elmsund and thanked her.",
            "After her talk with President Ada Rehn on Thursday in Elmsund, Senator Iva Molt said she plans to meet soon with Karl Brandt.",
        ),
        (
            "Deputy Raul Kest will challenge Kevin Marn for the leadership of the harbour party.",
            "Deputy Raul Kest said Friday that he is challenging Kevin Marn for the leadership of the harbour party.",
        ),
        (
            "The report raises the possibility that mayor Ada Brenn violated the archive law by using a private account.",
            "Mayor Ada Brenn may have violated the archive law by using a private account, the Post reported.",
        ),
        (
            "Adviser Lars Summ warned that failure to pass the new tax bill would raise the risk of a recession.",
            "The government raised the stakes in its efforts to get the new tax bill passed, and adviser Lars Summ warned of a recession.",
        ),
    ];
    for (a, b) in cases {
        let found = shown(&[a, b]);
        let hard: Vec<_> = found.iter().filter(|(_, relation, _)| *relation != Relation::Variant).collect();
        assert!(hard.is_empty(), "{hard:?}");
    }
}

#[test]
fn a_toll_that_grows_with_the_day_of_publication_is_an_update() {
    use Relation::{Conflict, Update};
    let read = |(toll, day): &(&str, i8)| published(&format!("The ferry sank off the point and {toll}."), *day);
    let cases: [(&[(&str, i8)], Relation); 5] = [
        (&[("12 people were killed", 21), ("15 people were killed", 22)], Update),
        (&[("12 people were killed", 22), ("15 people were killed", 22)], Conflict),
        (&[("15 people were killed", 21), ("12 people were killed", 22)], Conflict),
        (&[("12 boats were lost", 21), ("15 boats were lost", 22)], Conflict),
        // Two reports of the second day contradict each other.
        (&[("12 people were killed", 21), ("15 people were killed", 22), ("16 people were killed", 22)], Conflict),
    ];
    for (reports, relation) in cases {
        let witnesses: Vec<Witness> = reports.iter().map(read).collect();
        let references: Vec<&Witness> = witnesses.iter().collect();
        let apparatus = examine(&references, &alignment::align(&references), &[]);
        let found: Vec<Relation> =
            apparatus.findings.iter().filter(|f| f.kind == Kind::Number).map(|f| f.relation).collect();
        assert!(found.contains(&relation), "{reports:?} {found:?}");
        assert_eq!(found.contains(&Update), relation == Update, "{reports:?} {found:?}");
    }
}

#[test]
fn an_index_has_the_value_of_the_day_of_its_report() {
    let fell = "The main index of Elmsund dropped by 2.36 percent to 4907.20 after the bank had failed.";
    let rose = "The main index of Elmsund rose by 8.04 percent to 5272.50 after the bank had failed.";
    for (later, differs) in [(17, true), (20, false)] {
        let witnesses = [published(fell, 17), published(rose, later)];
        let references: Vec<&Witness> = witnesses.iter().collect();
        let apparatus = examine(&references, &alignment::align(&references), &[]);
        let conflicts = apparatus.findings.iter().filter(|finding| finding.relation == Relation::Conflict).count();
        assert_eq!(conflicts > 0, differs, "{later} November: {:?}", apparatus.findings);
    }
}

/// Reads a text with a sentence of its own, published on a day of November 2024.
fn published(sentence: &str, day: i8) -> Witness {
    let body = &copies(sentence, "")[0];
    let published = Moment::day(2024, 11, day).map(|when| Published { when, evidence: Evidence::Field });
    Witness::read(Arc::new(Article { published, ..Article::clone(&witness(body).article) }))
}

/// Returns kind, relation and the quoted words of every finding but omissions, each finding's quotations in order.
fn shown(bodies: &[impl AsRef<str>]) -> Vec<(Kind, Relation, Vec<String>)> {
    let (witnesses, apparatus) = compare(bodies);
    apparatus
        .findings
        .iter()
        .filter(|finding| finding.kind != Kind::Omission)
        .map(|finding| (finding.kind, finding.relation, quotations(&witnesses, finding)))
        .collect()
}

/// Puts two sentences into two copies of one longer text.
fn copies(a: &str, b: &str) -> [String; 2] {
    [a, b].map(|sentence| {
        format!(
            "Fog lay over the whole valley when the day began and shops opened late. {sentence} \
             Many visitors had come by train for the yearly lantern festival beside the river."
        )
    })
}

/// Puts two sentences into two reports of one market fire that were written independently.
fn reports(a: &str, b: &str) -> [String; 2] {
    [
        format!(
            "Fire broke out in the covered market of Tarnow Quay early on Thursday. {a} \
             The hall, built of timber, holds about ninety stalls. Mayor Edda Thorne visited the traders."
        ),
        format!(
            "Ninety stalls stood in the timber hall at Tarnow Quay when flames spread through the market on Thursday. \
             Edda Thorne, the mayor, spoke with traders at the quay. {b}"
        ),
    ]
}

#[test]
fn nobody_beside_somebody_is_shown_unless_some_are_left_room() {
    let cases = [
        ("No one was injured, the fire service said.", "Two guards were injured by falling beams.", true),
        ("No one else was injured, the fire service said.", "Two guards were injured by falling beams.", false),
        ("No arrests have been made.", "Officers arrested a 30-year-old man near the station.", true),
        ("No arrests have been made.", "In 2009 officers arrested a man after a fire near the station.", false),
        ("The victim has not been identified.", "The victim was identified as Hanne Lorenz of Casterby.", true),
        ("The victim has not been identified.", "The victim, a porter, had worked there for years.", false),
        ("No group has claimed responsibility.", "A group called Red Tide claimed responsibility.", true),
        ("No group has claimed responsibility.", "Nobody has yet claimed responsibility.", false),
        (
            "No one was injured in the hall. A cyclist was hurt on the way.",
            "Two guards were injured by falling beams.",
            false,
        ),
        ("\"Luckily no-one has been hurt,\" a trader said.", "No one was hurt in the hall.", false),
    ];
    for (a, b, expected) in cases {
        let found = shown(&reports(a, b));
        let outcome = found.iter().any(|(kind, ..)| *kind == Kind::Outcome);
        assert_eq!(outcome, expected, "{a}\n{b}\n{found:?}");
    }
}

#[test]
fn one_talked_of_for_a_post_is_set_against_one_settled_on() {
    let cases = [
        (
            "Lena Marsh is close to signing a contract to rebuild the market.",
            "The city has confirmed that Lena Marsh will lead the works at the market.",
            true,
        ),
        (
            "Lena Marsh is close to signing a contract to rebuild the market.",
            "Ivo Brandt will lead the works at the market.",
            false,
        ),
        (
            "Lena Marsh, tipped for the post for weeks, was named to rebuild the market.",
            "The city has confirmed that Lena Marsh will lead the works at the market.",
            false,
        ),
    ];
    for (a, b, expected) in cases {
        let found = shown(&reports(a, b));
        assert_eq!(found.iter().any(|(kind, ..)| *kind == Kind::Outcome), expected, "{a}\n{b}\n{found:?}");
    }
}

#[test]
fn a_deed_told_once_by_a_verb_of_support_is_set_against_calls_for_it() {
    let cases = [
        ("launched boycotts against the insurer Meridian Mutual", true),
        ("launched a collection for the neighbours of Meridian Mutual", false),
    ];
    for (deed, expected) in cases {
        let found = shown(&[
            format!(
                "Traders {deed} after it refused to pay for the hall at Tarnow Quay. The hall burned down in January."
            ),
            "Meridian Mutual will not pay for the hall at Tarnow Quay. This prompted calls to boycott the insurer, \
             said Edda Thorne, who has lost her stall there."
                .to_owned(),
        ]);
        assert_eq!(found.iter().any(|(kind, ..)| *kind == Kind::Outcome), expected, "{deed}\n{found:?}");
    }
}

#[test]
fn the_day_of_a_saying_does_not_part_what_was_said() {
    let found = shown(&reports(
        "Inspector Rolf Adler said on Friday that Meridian Mutual has yet to respond to the request for the plans of the hall.",
        "Last week, Adler said Meridian Mutual did not respond to the request for plans of the hall.",
    ));
    assert!(found.iter().any(|(kind, _, words)| *kind == Kind::Outcome && words[0].contains("respond")), "{found:?}");
}

#[test]
fn a_length_of_time_in_two_copies_is_a_number() {
    let found = shown(&copies(
        "The trial ended the 50-year career of the harbour master after many long hearings.",
        "The trial ended the 46-year career of the harbour master after many long hearings.",
    ));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1), (Kind::Number, Relation::Conflict), "{found:?}");
}

#[test]
fn a_sentence_beside_the_copy_of_another_one_is_told_by_its_report_alone() {
    let told = "The council of Elmsund approved the new ferry terminal on Monday after a long debate.";
    let near = "The new ferry terminal of the council will replace a wooden pier.";
    let bodies = [copies(&format!("{told} {near}"), ""), copies(told, "")];
    let (witnesses, apparatus) = compare(&[&bodies[0][0], &bodies[1][0]]);
    let alone: Vec<String> = apparatus
        .findings
        .iter()
        .filter(|finding| finding.kind == Kind::Omission)
        .flat_map(|finding| quotations(&witnesses, finding))
        .collect();
    assert_eq!(alone, [near]);
}

fn quotations(witnesses: &[Witness], finding: &Finding) -> Vec<String> {
    finding.readings.iter().map(|reading| reading.span.of(witnesses[reading.witness].text()).to_owned()).collect()
}

#[test]
fn a_difference_between_two_copies_is_found_and_typed() {
    use Kind::{Attribution, Outcome, Role};
    use Relation::{Conflict, Shift};
    let cases = [
        (
            "The harbour board of Elmsund approved the new ferry terminal after a long debate.",
            "The harbour board of Elmsund rejected the new ferry terminal after a long debate.",
            (Outcome, Conflict),
        ),
        (
            "The two unions signed the wage agreement at the town hall in front of reporters.",
            "The two unions did not sign the wage agreement at the town hall in front of reporters.",
            (Outcome, Conflict),
        ),
        (
            "The orchestra was evacuated from the burning concert hall before midnight struck.",
            "The orchestra wasn't evacuated from the burning concert hall before midnight struck.",
            (Outcome, Conflict),
        ),
        (
            "The ministry signed a contract for eleven new rescue boats with the shipyard.",
            "The ministry is expected to sign a contract for eleven new rescue boats with the shipyard.",
            (Outcome, Shift),
        ),
        (
            "The lorry driver fled across the frozen lake towards the northern shore.",
            "The lorry driver reportedly fled across the frozen lake towards the northern shore.",
            (Attribution, Shift),
        ),
        (
            "Three barns burned down in the valley during the night, police said.",
            "Three barns burned down in the valley during the night, farmers said.",
            (Attribution, Conflict),
        ),
        (
            "Three barns burned down in the valley during the night, police said.",
            "Three barns burned down in the valley during the night.",
            (Attribution, Shift),
        ),
        (
            "The letter was handed over by deputy mayor Ilse Tamm at the old bridge on Sunday.",
            "The letter was handed over by mayor Ilse Tamm at the old bridge on Sunday.",
            (Role, Conflict),
        ),
        (
            "The prize went to the goalkeeper Ilse Tamm after a vote among the supporters.",
            "The prize went to the midfielder Ilse Tamm after a vote among the supporters.",
            (Role, Conflict),
        ),
        (
            "The prize was founded by Ilse Tamm, the former attorney general who wrote the charter.",
            "The prize was founded by Ilse Tamm, the former solicitor general who wrote the charter.",
            (Role, Conflict),
        ),
    ];
    for (a, b, expected) in cases {
        let found: Vec<_> = shown(&copies(a, b)).into_iter().map(|(kind, relation, _)| (kind, relation)).collect();
        assert_eq!(found, vec![expected], "{a}\n{b}");
    }
}

#[test]
fn a_clock_told_to_the_hour_is_no_other_time() {
    let cases = [
        (
            "The quake struck the valley shortly after four in the morning and woke the whole town.",
            "The quake struck the valley at 4:12 a.m. local time and woke the whole town.",
            false,
        ),
        (
            "The quake struck the valley at 4:12 a.m. local time and woke the whole town.",
            "The quake struck the valley at 6:40 a.m. local time and woke the whole town.",
            true,
        ),
    ];
    for (a, b, expected) in cases {
        let found = shown(&copies(a, b));
        let differs = found.iter().any(|(kind, relation, _)| *kind == Kind::Date && *relation == Relation::Conflict);
        assert_eq!(differs, expected, "{a}\n{b}\n{found:?}");
    }
}

/// Where one side leaves words out, a full stop is nothing that it says.
#[test]
fn a_mark_alone_is_no_reading() {
    let cases = [
        (
            "Three barns burned down in the valley during the night, police said.",
            "Three barns burned down in the valley during the night.",
            Some(["police said", "Three barns burned down in the valley during the night"]),
        ),
        (
            "Four hundred visitors came to the glass museum on the first day, said director Paul Renner.",
            "Four hundred visitors came to the glass museum on the first day.",
            Some(["said director Paul Renner", "Four hundred visitors came to the glass museum on the first day"]),
        ),
        (
            "The lorry driver fled across the frozen lake towards the northern shore, reportedly.",
            "The lorry driver fled across the frozen lake towards the northern shore.",
            None,
        ),
        (
            "The lorry driver fled across the frozen lake, towards the northern shore.",
            "The lorry driver reportedly fled across the frozen lake (towards the northern shore).",
            None,
        ),
    ];
    for (a, b, expected) in cases {
        let (witnesses, apparatus) = compare(&copies(a, b));
        assert!(!apparatus.findings.is_empty(), "{a}\n{b}");
        for finding in &apparatus.findings {
            for reading in &finding.readings {
                let shown = reading.span.of(witnesses[reading.witness].text());
                assert!(shown.contains(char::is_alphanumeric), "{shown:?} of {a}\n{b}");
                assert!(reading.value.contains(char::is_alphanumeric), "{:?} of {a}\n{b}", reading.value);
            }
        }
        if let Some(expected) = expected {
            let values: Vec<&str> = apparatus.findings[0].readings.iter().map(|reading| &*reading.value).collect();
            assert_eq!(values, expected, "{a}\n{b}");
        }
    }
}

#[test]
fn other_words_for_the_same_fact_stay_silent() {
    let cases = [
        (
            "The driver was arrested at the border crossing shortly after the crash.",
            "The driver was taken into custody at the border crossing shortly after the crash.",
        ),
        (
            "Police said the bridge would stay closed until spring.",
            "The bridge would stay closed until spring, police said.",
        ),
        (
            "The council is not going to sell the old mill to the brewery.",
            "The council isn't going to sell the old mill to the brewery.",
        ),
        (
            "The company plans to open a second quarry near the village.",
            "The company intends to open a second quarry near the village.",
        ),
        (
            "The spokesman for the ferry line declined to give further details.",
            "The spokeswoman for the ferry line declined to give further details.",
        ),
        (
            "The navy captured 12 Selwyn and 11 Kalivran smugglers off the coast on the first patrol.",
            "The navy captured 23 smugglers off the coast on the first patrol.",
        ),
        ("The museum did not open its doors until Monday.", "The museum opened its doors on Monday."),
    ];
    for (a, b) in cases {
        assert_eq!(shown(&copies(a, b)), vec![], "{a}\n{b}");
    }
}

#[test]
fn independent_reports_disagree_without_a_sentence_in_common() {
    let cases = [
        (
            "The car hit a fence on Mill Lane. A woman believed to be the driver's sister called for help.",
            "Nobody else was in the car. The driver's sister ran to the wreck on Mill Lane and called an ambulance.",
            (Kind::Role, Relation::Shift),
        ),
        (
            "Two sheds burned on Kelp Street. It would appear the fire started in the boiler room of the dairy, said officer Lena Orr.",
            "Crews needed four hours at the dairy. Officer Lena Orr explained that the fire began in the boiler room.",
            (Kind::Attribution, Relation::Shift),
        ),
        (
            "The old mill burned down. The cause of the fire is still unknown, the brigade said.",
            "Nothing is left of the old mill. Officers said the fire was caused by a faulty heater in the attic.",
            (Kind::Outcome, Relation::Shift),
        ),
        (
            "Three men left the bank with a bag. Piet Lund was questioned by detectives about the robbery.",
            "The bank in Selby opened again. Piet Lund was charged with the robbery and jailed pending trial.",
            (Kind::Outcome, Relation::Shift),
        ),
        (
            "Police stopped Dana Reeve, 41, of Birmingham, near the river.",
            "A court named the cyclist as Dana Reeve, 41, of Leeds, and set a date for the hearing.",
            (Kind::Name, Relation::Conflict),
        ),
        (
            "The undercard drew a full house. Rolf Maas (31-2) trained in the hills all summer.",
            "At the arena the champion Rolf Maas (29-2) won in the eighth round.",
            (Kind::Number, Relation::Conflict),
        ),
        (
            "The director of the Kelmar museum had to apologise on Wednesday for a post about the mayor's daughters.",
            "A museum director apologised on Thursday for a post that mocked the daughters of the mayor of Kelmar.",
            (Kind::Date, Relation::Conflict),
        ),
    ];
    for (a, b, expected) in cases {
        let found: Vec<_> = shown(&[a, b]).into_iter().map(|(kind, relation, _)| (kind, relation)).collect();
        assert_eq!(found, vec![expected], "{a}\n{b}");
    }
}

#[test]
fn independent_reports_of_two_facts_stay_silent() {
    let cases = [
        (
            "A poll for the Kelmar Post found that 68 percent of voters want the bridge closed.",
            "A survey by Radio Orvik said 83 percent of voters want the bridge closed to lorries.",
        ),
        (
            "Damage to the chapel was put at $1 million, police said.",
            "Damage to the chapel was put at US$1 million ($1.52 million), police said.",
        ),
        (
            "Piet Lund fired at the guards from the roof of the bank.",
            "Piet Lund is accused of firing at the guards from the roof of the bank.",
        ),
    ];
    for (a, b) in cases {
        assert_eq!(shown(&[a, b]), vec![], "{a}\n{b}");
    }
}

#[test]
fn figures_and_names_that_belong_to_two_things_stay_silent() {
    let pairs = [
        // The part of a whole, and the whole.
        (
            "Nine of the 20 miners trapped at Corran pit were brought out on Tuesday, the rescue service said.",
            "Rescuers at Corran pit brought out nine miners on Tuesday, and 20 ambulances stood by at the gate.",
        ),
        // Two relatives, two ages.
        (
            "The driver was named as 51-year-old Captain Otto Brenner, who leaves a wife.",
            "Otto Brenner leaves a wife and an 18-year-old daughter. Brenner had driven the route for years.",
        ),
        // Two shares, each of its own town.
        (
            "Engineers said 52 percent of telephone lines in Halden were dead after the storm had cut the cable.",
            "After the storm the cable was cut, and 82 percent of telephone lines in Varnholm went dead. Halden was hit too.",
        ),
        // A round length of time, and the exact one.
        (
            "With just under five minutes remaining Odd Lien scored the goal that won the cup for Tarn Rovers.",
            "Odd Lien scored the goal that won the cup for Tarn Rovers with four minutes 48 seconds remaining.",
        ),
        // A street, and the town that it is in.
        (
            "Police charged Nils Haug, 23, of Newbold Street, Millby, with the robbery of the bank.",
            "Nils Haug, 23, of Millby, was charged with the robbery of the bank.",
        ),
        // A name in short.
        (
            "The pilot was born in Nashville, Tennessee, and learned to fly at the age of sixteen years.",
            "The pilot was born in Nashville, Tenn, and learned to fly at the age of sixteen years.",
        ),
    ];
    for (a, b) in pairs {
        let found = shown(&[a, b]);
        let serious = found.iter().any(|(_, relation, _)| matches!(relation, Relation::Conflict | Relation::Update));
        assert!(!serious, "{found:?} in\n{a}\n{b}");
    }
}

#[test]
fn damaged_fractions_are_not_compared() {
    let found = shown(&copies(
        "Rask served 41/2 months in a federal prison for his part in the affair.",
        "Rask served 412 months in a federal prison for his part in the affair.",
    ));
    assert!(!found.iter().any(|(_, relation, _)| *relation == Relation::Conflict), "{found:?}");
}

#[test]
fn one_article_against_itself_has_no_finding() {
    let body = "The harbour board approved the terminal on Monday. Two people were hurt, police said. \
                “We will appeal”, said Ilse Tamm, the mayor. The board did not comment.";
    let (_, apparatus) = compare(&[body, body, body]);
    assert_eq!(apparatus.findings, vec![]);
}

#[test]
fn the_order_of_the_witnesses_does_not_change_the_findings() {
    let bodies = [
        "Fog lay over the whole valley when the day began. The board approved the terminal. Three barns burned down in the valley, police said.",
        "Fog lay over the whole valley when the day began. The board rejected the terminal. Three barns burned down in the valley, farmers said.",
        "Fog lay over the whole valley when the day began. The board approved the terminal. Three barns burned down in the valley.",
    ];
    let sorted = |order: [usize; 3]| {
        let mut all: Vec<_> = shown(&order.map(|at| bodies[at]))
            .into_iter()
            .map(|(kind, relation, mut words)| {
                words.sort();
                (kind, relation, words)
            })
            .collect();
        all.sort();
        all
    };
    let first = sorted([0, 1, 2]);
    assert!(!first.is_empty());
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(sorted(order), first, "{order:?}");
    }
}

#[test]
fn a_name_in_one_place_of_two_wordings_is_compared() {
    use Relation::{Conflict, Variant};
    // The same statement in other words: who holds the office, where it was, which body spoke.
    let pairs = |a: &str, b: &str| {
        [
            [
                format!(
                    "Trade minister {a} landed in Bergen on Friday to open talks on fish quotas, the ministry said."
                ),
                format!(
                    "The country's trade minister, {b}, flew to Bergen on Friday to discuss fish quotas, according to the ministry."
                ),
            ],
            [
                format!("The top prize of the regatta went to skipper {a} on Sunday, the jury of nine said."),
                format!("Skipper {b} took the top prize of the regatta on Sunday, a nine-member jury said."),
            ],
        ]
    };
    let cases = [
        ("Nils Aronsen", "Henrik Dahle", Some(Conflict)),
        ("Nils Aronsen", "Peder Aronsen", Some(Conflict)),
        ("Sergei Malinov", "Sergey Malinov", Some(Variant)),
        ("Jiří Dvořák", "Jiri Dvorak", Some(Variant)),
        ("Karim al-Hadidi", "Karim al-Hadidi", None),
        ("Nils Aronsen", "Aronsen", None),
    ];
    for (a, b, expected) in cases {
        for bodies in pairs(a, b) {
            let names: Vec<Relation> = shown(&bodies)
                .into_iter()
                .filter(|(kind, ..)| *kind == Kind::Name)
                .map(|(_, relation, _)| relation)
                .collect();
            assert_eq!(names, expected.into_iter().collect::<Vec<_>>(), "{bodies:?}");
        }
    }
}

#[test]
fn names_with_offices_of_their_own_are_not_set_against_each_other() {
    let bodies = [
        "Police chief Nils Aronsen said on Friday that the bridge in Bergen was closed after the storm.",
        "Harbour engineer Henrik Dahle said on Friday that the bridge in Bergen was closed after the storm.",
    ];
    let names: Vec<_> = shown(&bodies).into_iter().filter(|(kind, ..)| *kind == Kind::Name).collect();
    assert_eq!(names, []);
}
