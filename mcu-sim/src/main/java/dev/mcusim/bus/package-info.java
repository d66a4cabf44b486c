/**
 * The address space of a board as a core sees it: which addresses answer, with which rights, and which of them show the same memory.
 * Only geometry; the bytes are kept by the core.
 */
package dev.mcusim.bus;
