// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/** Of a tag's first brace; both from 1. */
record Position(int line, int column) {

    Problem problem(String message) {
        return new Problem(line, column, message);
    }
}
