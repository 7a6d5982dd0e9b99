// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

/** A variable has neither a value that can be written nor a default. */
public final class MissingValueException extends RuntimeException {

    private final String variable;

    MissingValueException(String variable) {
        super("The variable " + variable + " has no value that can be written, and no default.");
        this.variable = variable;
    }

    /** As the template names it. */
    public String variable() {
        return variable;
    }
}
