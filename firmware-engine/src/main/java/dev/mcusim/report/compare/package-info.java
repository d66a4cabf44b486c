/** One network on many boards: what each needs, which meet the limits, and which of those is the cheapest. docs/compare.md has the JSON form. */
package dev.mcusim.report.compare;
