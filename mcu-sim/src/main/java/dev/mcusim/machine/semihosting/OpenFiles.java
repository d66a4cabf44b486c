package dev.mcusim.machine.semihosting;

import java.io.IOException;

/** The files that firmware has open, by their handles from 1 on. */
final class OpenFiles {

    private static final String CONSOLE = ":tt";
    private static final String FEATURES = ":semihosting-features";

    private final SemihostingHost host;
    private final OpenFile[] files;

    OpenFiles(SemihostingHost host) {
        this.host = host;
        files = new OpenFile
                [host.folder()
                        .map(HostFolder::limits)
                        .orElse(FileLimits.DEFAULT)
                        .openFiles()];
    }

    /** Opens what a name stands for, and gives back its handle, the lowest that is free. */
    int open(String name, OpenMode mode) throws OperationFailed, IOException {
        for (int i = 0; i < files.length; i++) {
            if (files[i] == null) {
                files[i] = file(name, mode);
                return i + 1;
            }
        }
        throw new OperationFailed(Errno.EMFILE);
    }

    private OpenFile file(String name, OpenMode mode) throws OperationFailed, IOException {
        if (name.equals(CONSOLE)) {
            return new ConsoleFile(mode.console(), host);
        } else if (name.equals(FEATURES)) {
            if (mode != OpenMode.READ) {
                throw new OperationFailed(Errno.EACCES);
            }
            return new FeaturesFile();
        } else if (host.folder().isEmpty()) {
            throw new OperationFailed(Errno.EACCES);
        }
        return host.folder().get().open(name, mode);
    }

    OpenFile get(int handle) throws OperationFailed {
        if (handle < 1 || handle > files.length || files[handle - 1] == null) {
            throw new OperationFailed(Errno.EBADF);
        }
        return files[handle - 1];
    }

    void close(int handle) throws OperationFailed, IOException {
        OpenFile file = get(handle);
        files[handle - 1] = null;
        file.close();
    }

    /** Closes what is still open, as the end of a process does. */
    void closeAll() {
        for (int i = 0; i < files.length; i++) {
            if (files[i] != null) {
                try {
                    files[i].close();
                } catch (IOException e) {
                    // the firmware has ended: there is nobody left to tell
                }
                files[i] = null;
            }
        }
    }
}
