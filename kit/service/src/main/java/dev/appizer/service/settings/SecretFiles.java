// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import dev.appizer.service.settings.InvalidSettingsException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in files of their own, where a deployment keeps them: {@code ${file:PATH}} in the text of a setting stands for what
 * is in the file, without the line break at its end. What comes out of a file is taken as it is.
 */
final class SecretFiles {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{file:([^}]*)}");

    private SecretFiles() {}

    /**
     * The same texts with the files' contents in them.
     *
     * @throws InvalidSettingsException that lists every file that can't be read
     */
    static Map<String, String> putIn(Map<String, String> texts) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> whole = new HashMap<>();
        for (String name : new TreeSet<>(texts.keySet())) {
            Matcher references = REFERENCE.matcher(texts.getOrDefault(name, ""));
            whole.put(
                    name,
                    references.replaceAll(
                            reference -> Matcher.quoteReplacement(read(name, reference.group(1), problems))));
        }
        InvalidSettingsException.throwIfAny(problems);
        return whole;
    }

    private static String read(String setting, String path, List<Problem> problems) {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\r?\\n\\z", "");
        } catch (IOException | InvalidPathException e) {
            problems.add(new Problem(setting, "names a file that can't be read: " + path));
            return "";
        }
    }
}
