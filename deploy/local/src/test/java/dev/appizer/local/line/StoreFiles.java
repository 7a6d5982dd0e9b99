// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The files of the state stores of instances that don't run. */
final class StoreFiles {

    private final Path directory;

    /** @param directory with everything below it */
    StoreFiles(Path directory) {
        this.directory = directory;
    }

    /** Compacts every store wholly in which a text is, so that what was deleted isn't in its files any more. */
    void compact(String text) throws IOException, RocksDBException {
        RocksDB.loadLibrary();
        for (Path store : naming(text).stream().map(Path::getParent).collect(Collectors.toSet())) {
            compactStore(directory.resolve(store).toString());
        }
    }

    private static void compactStore(String store) throws RocksDBException {
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (Options options = new Options();
                DBOptions open = new DBOptions()) {
            List<ColumnFamilyDescriptor> names = RocksDB.listColumnFamilies(options, store).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            try (RocksDB rocks = RocksDB.open(open, store, names, families);
                    CompactRangeOptions wholly = new CompactRangeOptions()
                            .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
                for (ColumnFamilyHandle family : families) {
                    rocks.compactRange(family, null, null, wholly);
                    family.close();
                }
            }
            // Its manifest names the first and the last key of files that are gone now, until it is opened again.
            families.clear();
            RocksDB again = RocksDB.open(open, store, names, families);
            families.forEach(ColumnFamilyHandle::close);
            again.close();
        }
    }

    /** Those in which a text is, byte by byte. */
    List<Path> naming(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : all()) {
            // A character for each byte, so that the text of ASCII is found wherever its bytes are.
            if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
                found.add(directory.relativize(file));
            }
        }
        return found;
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
