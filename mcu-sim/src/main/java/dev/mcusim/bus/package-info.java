/**
 * The address space of a board as a core sees it: which addresses answer, with which rights, and which of them show the same memory; and
 * how loads and stores reach what is not memory. Only geometry: the bytes of memory are kept by the core, the state of devices by
 * themselves.
 */
package dev.mcusim.bus;
