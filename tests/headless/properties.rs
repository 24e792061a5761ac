//! Tests of the properties.
