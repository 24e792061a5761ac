//! Fingerprints of files and texts.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Returns the SHA-256 of the bytes as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
