//! The only writer of output.
