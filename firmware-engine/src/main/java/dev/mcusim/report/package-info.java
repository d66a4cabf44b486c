/**
 * What one deployment found, as a tree of records whose JSON form is the contract {@code mcusim.report/1} (docs/report.md), and the text rendering of the same tree.
 * Nothing here runs or measures anything: the {@code deploy} package fills the records in.
 */
package dev.mcusim.report;
