/**
 * Test vectors: what a network did on some boards, kept in a folder so that a later version of the network's firmware, of a kernel or of
 * mcusim can be compared with it without hardware. docs/test-vectors.md describes the format.
 */
package dev.mcusim.vector;
