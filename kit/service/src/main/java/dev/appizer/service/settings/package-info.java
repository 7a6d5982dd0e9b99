/**
 * Settings of a process: declared once as {@link dev.appizer.service.settings.Setting} constants, gathered in a
 * {@link dev.appizer.service.settings.SettingsCatalog}, and read from a properties file and the environment.
 *
 * <pre>
 * --config FILE ─┐
 *                ├→ SettingsLoader → names and texts → SettingsCatalog.read → Settings (or every problem at once)
 * environment ───┘   (the environment wins)
 * </pre>
 *
 * <p>A name that no catalog knows is a problem, since a misspelt setting would otherwise be silently without effect.
 * {@code kafka.*} and {@code streams.*} are passed on to Kafka's clients and to Kafka Streams as they are.
 */
@NullMarked
package dev.appizer.service.settings;

import org.jspecify.annotations.NullMarked;
