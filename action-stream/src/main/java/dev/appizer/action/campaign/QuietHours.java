// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When not to disturb, by the clock of whoever is concerned.
 *
 * @param from included
 * @param to not included; before {@code from}: on the next day
 * @param trait that names somebody's time zone, by its IANA name; empty: the same for all
 * @param zone where the trait is missing, or names none
 */
public record QuietHours(LocalTime from, LocalTime to, Optional<String> trait, ZoneId zone) {}
