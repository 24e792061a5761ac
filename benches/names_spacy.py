#!/usr/bin/env python3
"""Times spaCy's named entities on the sample articles, to set beside `cargo bench --bench names`.

    pip install spacy && python -m spacy download en_core_web_md
    taskset -c 0 python3 benches/names_spacy.py; taskset -c 0 cargo bench --bench names --no-default-features of_news

Only its vectoriser and its entity recogniser run, on one core, in batches. Where the trained model is not installed, a
pipeline with the layers of the small model (which is the faster one) and untrained weights stands in and the script says
so: the time does not depend on the weights' values, but untrained weights may open more or fewer entities.
"""
import glob
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy


def pipeline():
    try:
        return spacy.load("en_core_web_md", disable=["tagger", "parser", "attribute_ruler", "lemmatizer"]), "en_core_web_md"
    except OSError:
        nlp = spacy.blank("en")
        ner = nlp.add_pipe("ner")
        for label in ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE",
                      "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"):
            ner.add_label(label)
        nlp.initialize()
        return nlp, "untrained layers of the small model"


def main():
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assets", "samples")
    paths = sorted(glob.glob(os.path.join(here, "**", "*.txt"), recursive=True))
    paths += sorted(glob.glob(os.path.join(here, "**", "*.md"), recursive=True))
    texts = [open(path, encoding="utf-8", errors="replace").read() for path in paths] * 20
    words = sum(len(text.split()) for text in texts)
    nlp, name = pipeline()
    list(nlp.pipe(texts[:20]))
    best = None
    for _ in range(3):
        start = time.process_time()
        for _ in nlp.pipe(texts, batch_size=64):
            pass
        took = time.process_time() - start
        best = took if best is None else min(best, took)
    print(f"spaCy {spacy.__version__}, {name}: {words / best:,.0f} words a second of processor time ({words:,} words, best of 3)")


if __name__ == "__main__":
    main()
