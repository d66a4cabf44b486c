/**
 * The JUnit 5 extension that puts a simulated board into a user's own tests. Nothing here knows how a network is imported or planned; it only drives the public
 * deployment API.
 */
package dev.mcusim.junit;
