//! Turns a [`Site`] and a route into bytes.
