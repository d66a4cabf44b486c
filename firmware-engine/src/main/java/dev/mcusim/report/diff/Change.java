package dev.mcusim.report.diff;

/** Something that is not the same in two reports, in words. */
public record Change(String what, String before, String after) {}
