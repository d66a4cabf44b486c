/** Files that are never seen half-written: they get their names when they are complete. */
package dev.mcusim.files;
