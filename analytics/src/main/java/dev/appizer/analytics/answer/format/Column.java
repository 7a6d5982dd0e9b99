// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

/** A column of a table. */
public record Column(String name, CellType type) {}
