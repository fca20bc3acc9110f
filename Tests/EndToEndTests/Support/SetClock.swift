import Foundation

/// A clock of the machine that a test can set, for one program: a library that is loaded before the C library adds seconds to what
/// it says. Time itself goes on as it does.
///
/// libfaketime would shift the program's own timers (timerfd) along with the clock, which setting a clock does not.
struct SetClock {
    private let folder: URL
    private var offset: URL { folder.appending(path: "offset") }

    /// Whether there is a C compiler.
    static let isAvailable: Bool = {
        guard let clock = try? SetClock() else { return false }
        clock.remove()
        return true
    }()

    /// nil where there is no C compiler.
    init?() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "perdure-clock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Self.source.utf8).write(to: folder.appending(path: "clock.c"))
        try Data(count: 8).write(to: offset)
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["clang", "-shared", "-fPIC", "-o", library, folder.appending(path: "clock.c").path]
        compiler.standardError = FileHandle.nullDevice
        try compiler.run()
        compiler.waitUntilExit()
        if compiler.terminationStatus != 0 {
            remove()
            return nil
        }
    }

    private var library: String { folder.appending(path: "clock.so").path }

    /// What a program needs in its environment to live by this clock.
    var variables: [String: String] { ["LD_PRELOAD": library, "CLOCK_OFFSET": offset.path] }

    /// Sets the clock to so many seconds after what the machine's says.
    func set(to seconds: Int64) throws {
        let file = try FileHandle(forWritingTo: offset)
        try file.write(contentsOf: withUnsafeBytes(of: seconds) { Data($0) })
        try file.close()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private static let source = """
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <sys/time.h>
        #include <time.h>
        #include <unistd.h>

        static volatile long *offset;

        __attribute__((constructor)) static void begin(void) {
            void *map = mmap(0, sizeof *offset, PROT_READ, MAP_SHARED, open(getenv("CLOCK_OFFSET"), O_RDONLY), 0);
            if (map != MAP_FAILED) offset = map;
        }

        int clock_gettime(clockid_t clock, struct timespec *now) {
            int result = syscall(SYS_clock_gettime, clock, now);
            if (result == 0 && offset && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += *offset;
            return result;
        }

        int gettimeofday(struct timeval *restrict now, void *restrict zone) {
            struct timespec time;
            clock_gettime(CLOCK_REALTIME, &time);
            now->tv_sec = time.tv_sec;
            now->tv_usec = time.tv_nsec / 1000;
            return 0;
        }

        time_t time(time_t *seconds) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (seconds) *seconds = now.tv_sec;
            return now.tv_sec;
        }
        """
}
