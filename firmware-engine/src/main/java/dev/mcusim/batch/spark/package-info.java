/**
 * Runs tasks on Apache Spark. Nothing outside this package knows Spark's classes, and {@link dev.mcusim.batch.spark.Spark} alone may be
 * touched where they are missing.
 */
package dev.mcusim.batch.spark;
