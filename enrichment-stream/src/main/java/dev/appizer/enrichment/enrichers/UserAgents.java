// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import static nl.basjes.parse.useragent.UserAgent.AGENT_NAME;
import static nl.basjes.parse.useragent.UserAgent.AGENT_VERSION;
import static nl.basjes.parse.useragent.UserAgent.DEVICE_CLASS;
import static nl.basjes.parse.useragent.UserAgent.OPERATING_SYSTEM_NAME;
import static nl.basjes.parse.useragent.UserAgent.OPERATING_SYSTEM_VERSION;

import dev.appizer.schemas.UserAgent;
import java.util.Optional;
import nl.basjes.parse.useragent.UserAgent.ImmutableUserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * Reads user agents, and remembers them: there are few, and reading one takes a hundred times as long as remembering it.
 * One for the whole process: it takes seconds to make and over 100 MB to keep. Safe for any number of threads.
 */
public final class UserAgents {

    private static final int MAX_CHARACTERS = 2_048;
    private static final String UNKNOWN = "??";
    private static final String[] FIELDS = {
        AGENT_NAME, AGENT_VERSION, OPERATING_SYSTEM_NAME, OPERATING_SYSTEM_VERSION, DEVICE_CLASS
    };

    private final UserAgentAnalyzer analyzer;
    private final Remembered<Optional<UserAgent>> remembered;

    private UserAgents(UserAgentAnalyzer analyzer, int cacheSize) {
        this.analyzer = analyzer;
        this.remembered = new Remembered<>(cacheSize);
    }

    /**
     * Loads what is known of user agents.
     *
     * @param cacheSize how many different ones are remembered
     */
    public static UserAgents load(int cacheSize) {
        UserAgentAnalyzer analyzer = UserAgentAnalyzer.newBuilder()
                .hideMatcherLoadStats()
                .dropTests()
                .immediateInitialization()
                .withoutCache()
                .withFields(FIELDS)
                .build();
        return new UserAgents(analyzer, cacheSize);
    }

    /** Null where the text says nothing: rubbish, or an attack. */
    @Nullable
    UserAgent read(String text) {
        return text.length() > MAX_CHARACTERS
                ? null
                : remembered.get(text, this::analyze).orElse(null);
    }

    private Optional<UserAgent> analyze(String text) {
        ImmutableUserAgent parsed = analyzer.parse(text);
        String device = parsed.getValue(DEVICE_CLASS);
        UserAgent found = new UserAgent(
                known(parsed.getValue(AGENT_NAME)),
                known(parsed.getValue(AGENT_VERSION)),
                known(parsed.getValue(OPERATING_SYSTEM_NAME)),
                known(parsed.getValue(OPERATING_SYSTEM_VERSION)),
                known(device),
                device.startsWith("Robot"));
        boolean attack = "Hacker".equals(device);
        return attack || found.equals(new UserAgent()) ? Optional.empty() : Optional.of(found);
    }

    private static @Nullable String known(String value) {
        return value.isEmpty() || value.startsWith(UNKNOWN) || "Unknown".equals(value) ? null : value;
    }
}
