//! Tests of the article.
