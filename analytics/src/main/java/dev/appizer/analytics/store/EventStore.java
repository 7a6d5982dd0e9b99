// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Events that can be asked about. Rows keep the identifier that an event was sent under; whose it is, is looked up when a
 * question is answered, so an alias and its undoing hold for all that ever was, at once.
 *
 * <p>One thread writes, any number ask. A question sees all of a batch or nothing of it.
 */
public interface EventStore extends AutoCloseable {

    /** How far each partition was taken in: the offset that comes next. Partitions of which nothing was taken are missing. */
    Map<TopicPartition, Long> positions();

    /** Takes a batch in, all of it or, where this throws, nothing; an offset that was taken before changes nothing. */
    void write(Batch batch);

    /**
     * The measure of every bucket and group, of each group over the whole range, and of all together. What has no cell had
     * no event.
     *
     * @throws QuestionFailedException where it took too long or too much memory
     */
    List<TrendCell> trend(TrendQuestion question);

    /**
     * Shows the timeline of every person who has an event of the first step in the range, one after another: whatever of it
     * can have a part in the answer. Mask bit {@code n} says that an event takes step {@code n}, from 0.
     *
     * @throws QuestionFailedException where it took too long or too much memory
     */
    void timelines(FunnelQuestion question, Consumer<Timeline> person);

    /**
     * The same for a retention: bit 0 says that an event takes the first step, bit 1 the returning one. Events of the first
     * step are shown from before the range on.
     *
     * @throws QuestionFailedException where it took too long or too much memory
     */
    void timelines(RetentionQuestion question, Consumer<Timeline> person);

    /** Every event's name with how often it is there and the properties seen on it, by name. */
    List<CatalogueEntry> catalogue();

    /**
     * Writes events to Parquet files in a directory, which is there; answers how many.
     *
     * @throws QuestionFailedException where a day's events took too long
     */
    long export(TimeRange range, Path directory);

    @Override
    void close();
}
