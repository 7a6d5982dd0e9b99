// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import java.util.List;
import java.util.Optional;

/**
 * Which events take a step: those of a name that pass every filter.
 *
 * @param event their name; empty for events of any name
 */
public record Step(Optional<String> event, List<FieldFilter> filters) {}
