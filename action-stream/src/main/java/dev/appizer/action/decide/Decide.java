// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.Content;
import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.deliver.ToDeliver;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.filter.value.Span;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.time.Alarm;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Decides about everybody of its partition. A record is taken whole; what has to wait is a row with a time, so that what
 * is decided, and when, is the same however often the process dies in between.
 */
public final class Decide extends ContextualProcessor<String, Input, String, Decision> {

    public static final List<String> STORES =
            List.of(CampaignStore.NAME, PeopleStore.NAME, PendingStore.NAME, CapStore.NAME, QuestionStore.NAME);

    private static final int AT_ONCE = 200;

    /** Where many things are due one after the other: each time it rings the task commits. */
    private static final long LEAST_MILLIS = 20;

    /** How long an erasure may take to be known everywhere. */
    private static final long JUST_BEFORE = 60_000_000;

    private final Content content;
    private final Supplier<KeyedHash> hash;
    private final Analytics analytics;
    private final int partitions;
    private final DecideMeters meters;
    private final long settle;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private Work work;

    @SuppressWarnings("NullAway.Init") // by init()
    private Alarm alarm;

    private record Work(
            Campaigns campaigns,
            PeopleStore people,
            PendingStore pending,
            Triggers triggers,
            Settle settle,
            Leave leave,
            Questions questions) {}

    /**
     * Makes it.
     *
     * @param content writes notifications
     * @param hash makes one for this task
     * @param analytics is asked for campaigns whose questions belong to this task's partition
     * @param partitions of everything that is keyed by a person
     * @param settle microseconds: how long what is known of somebody may be behind what they do
     */
    public Decide(
            Content content,
            Supplier<KeyedHash> hash,
            Analytics analytics,
            int partitions,
            DecideMeters meters,
            long settle) {
        this.content = content;
        this.hash = hash;
        this.analytics = analytics;
        this.partitions = partitions;
        this.meters = meters;
        this.settle = settle;
    }

    @Override
    public void init(ProcessorContext<String, Decision> context) {
        super.init(context);
        Campaigns campaigns = new Campaigns(store(CampaignStore.NAME));
        PeopleStore people = new PeopleStore(store(PeopleStore.NAME), hash.get());
        PendingStore pending = new PendingStore(store(PendingStore.NAME));
        CapStore caps = new CapStore(store(CapStore.NAME));
        Leave leave = new Leave(people, pending, caps, this::send);
        work = new Work(
                campaigns,
                people,
                pending,
                new Triggers(campaigns, settle),
                new Settle(campaigns, people, pending, caps, leave, new Judge(content), this::send, meters),
                leave,
                new Questions(store(QuestionStore.NAME), campaigns, analytics, meters));
        alarm = new Alarm(context, this::elapse);
        setAlarm();
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return context().getStateStore(name);
    }

    @Override
    public void process(Record<String, Input> record) {
        take(record.key(), record.value(), record.headers());
        setAlarm();
    }

    private void take(String key, Input input, Headers headers) {
        if (input instanceof Input.Changed changed) {
            change(key, changed.change());
        } else if (input instanceof Input.Happened happened) {
            happen(key, happened.event());
        } else if (input instanceof Input.Known known) {
            work.people.put(key, known.profile());
            work.settle.look(key, now());
        } else if (input instanceof Input.Moved moved) {
            work.leave.take(key, moved.change());
        } else if (input instanceof Input.Defined defined) {
            define(key, defined.campaign());
        } else if (input instanceof Input.Carried carried) {
            carried(key, carried.row(), headers);
        }
    }

    private void define(String id, @Nullable CampaignDefinition definition) {
        @Nullable Known before = work.campaigns.get(id);
        work.campaigns.take(id, definition);
        if (Questions.isHere(id, context().taskId().partition(), partitions)) {
            work.questions.take(id, before, now());
        }
    }

    private void change(String person, SegmentChange change) {
        if (work.people.isErased(person, Micros.of(change.getDetectedAt()))) {
            return;
        }
        if (change.getReason() == ChangeReason.ERASURE) {
            work.leave.endErasure(person, change.getSegmentId());
            return;
        }
        work.settle.overtake(person, change, now());
        RecordMetadata place = context().recordMetadata().orElseThrow();
        boolean unsettled = work.people.isErased(person, Micros.of(change.getDetectedAt()) - JUST_BEFORE);
        begin(work.triggers.of(change, place, unsettled, now()));
    }

    private void happen(String person, ResolvedEvent event) {
        if (!work.people.isErased(person, Micros.of(event.getEvent().getReceivedAt()))) {
            begin(work.triggers.of(person, event, now()));
        }
    }

    private void begin(List<Pending> set) {
        for (Pending pending : set) {
            meters.triggered(pending.row().getCampaign());
            work.settle.begin(pending, now());
        }
    }

    /** @param headers say of a dead letter that is driven again when it failed first */
    private void carried(String key, CarriedRow row, Headers headers) {
        NotificationRow again = row.getNotification();
        if (again != null && work.people.isErased(key, again.getCreatedAt())) {
            meters.withheld(again.getCampaign(), "erased");
        } else if (again != null) {
            Decision decision = new Decision.Told(new ToDeliver.Send(again));
            context().forward(new Record<>(key, decision, context().currentSystemTimeMs(), headers));
        } else if (row.getLeft() != null) {
            work.leave.receive(key, row.getLeft(), now() + settle);
        }
    }

    private void elapse() {
        begin(work.questions.elapse(now()));
        for (Pending due : work.pending.due(now(), AT_ONCE)) {
            work.settle.again(due, false, now());
        }
        setAlarm();
    }

    private void setAlarm() {
        long next = Math.min(work.pending.earliest(), work.questions.next(now()));
        if (next != Span.FOREVER) {
            alarm.setTo(Math.max(-Math.floorDiv(-next, 1_000L), context().currentSystemTimeMs() + LEAST_MILLIS));
        }
    }

    private void send(String key, Decision decision) {
        context().forward(new Record<>(key, decision, context().currentSystemTimeMs()));
    }

    private long now() {
        return context().currentSystemTimeMs() * 1_000;
    }

    @Override
    public void close() {
        alarm.close();
    }
}
