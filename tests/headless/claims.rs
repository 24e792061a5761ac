//! Tests of the claims.
