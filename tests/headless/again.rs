//! Files that come, go and change: what is worked out again, and that it is what a new run gives.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use variorum::comparison::{Comparison, Decisions, Settings, Silent, compare, compare_again};
use variorum::report::{Format, Options, render};

const DOCKS: [(&str, &str); 3] = [
    (
        "b-harbour.txt",
        "Crane falls in Varnes harbour\n\n6 May 2031\n\nA crane fell in the harbour of Varnes on Tuesday. Five dockers were hurt, said harbour master Ida Brandt. The north quay stays closed until the weekend.\n",
    ),
    (
        "c-harbour.txt",
        "Varnes harbour crane falls\n\n6 May 2031\n\nSix dockers were hurt on Tuesday when a crane fell in the harbour of Varnes. Harbour master Ida Brandt closed the north quay until the weekend.\n",
    ),
    (
        "d-choir.txt",
        "Choir of Mellin sings again\n\n6 May 2031\n\nThe boys' choir of Mellin sang in the cathedral on Sunday for the first time in two years. Conductor Otto Reuss chose two motets.\n",
    ),
];

fn run(folder: &Path, before: Option<&Comparison>) -> Comparison {
    compare_again(&[folder.to_owned()], &Settings::default(), before, &Silent).expect("nobody stops it")
}

fn json(comparison: &Comparison) -> String {
    render(comparison, &Decisions::default(), &Options::default(), Format::Json)
}

#[test]
fn a_folder_that_changed_gives_what_a_new_run_gives() {
    type Change = fn(&Path);
    let changes: [(&str, Change); 5] = [
        ("nothing", |_| {}),
        ("a file came before all others", |folder| {
            std::fs::write(
                folder.join("a-harbour.txt"),
                "Dockers hurt in Varnes\n\n7 May 2031\n\nFive dockers were hurt when a crane fell in the harbour of Varnes, harbour master Ida Brandt said.\n",
            )
            .expect("a file");
        }),
        ("a file of no event came", |folder| {
            std::fs::write(
                folder.join("a-weather.txt"),
                "Frost in Ostland\n\n6 May 2031\n\nLate frost has killed the blossom of the cherry trees in Ostland. Farmers there fear for a third of their crop.\n",
            )
            .expect("a file");
        }),
        ("a file changed", |folder| {
            let text = DOCKS[1].1.replace("Six dockers", "Eight dockers");
            std::fs::write(folder.join("c-harbour.txt"), text).expect("a file");
        }),
        ("a file went", |folder| std::fs::remove_file(folder.join("b-harbour.txt")).expect("it was there")),
    ];
    for (words, change) in changes {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in DOCKS {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        let before = run(folder.path(), None);
        change(folder.path());
        let inputs: [PathBuf; 1] = [folder.path().to_owned()];
        let fresh = compare(&inputs, &Settings::default(), &Silent).expect("nobody stops it");
        assert_eq!(json(&run(folder.path(), Some(&before))), json(&fresh), "{words}");
    }
}

#[test]
fn what_a_new_file_does_not_touch_is_not_worked_out_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in DOCKS {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let before = run(folder.path(), None);
    std::fs::write(folder.path().join("a-new.txt"), "Frost in Ostland\n\nLate frost has killed the blossom of the cherry trees in Ostland. Farmers there fear for a third of their crop.\n").expect("a file");
    let after = run(folder.path(), Some(&before));
    assert_eq!(after.witnesses.len(), before.witnesses.len() + 1);
    for witness in &before.witnesses {
        assert!(after.witnesses.iter().any(|now| Arc::ptr_eq(now, witness)), "{}", witness.article.path.display());
    }
}
