/** What changed between two deployments: totals, settings, and every layer with the reason of its change. */
package dev.mcusim.report.diff;
