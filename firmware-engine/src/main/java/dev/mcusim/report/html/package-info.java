/**
 * Reports as web pages: one file without anything to load, light or dark as the reader likes, and fit for paper. Charts are drawn from
 * the same records that the JSON form shows.
 */
package dev.mcusim.report.html;
