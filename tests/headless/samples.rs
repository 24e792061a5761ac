//! Tests of the samples.
