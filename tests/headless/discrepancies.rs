//! Tests of the discrepancies.
