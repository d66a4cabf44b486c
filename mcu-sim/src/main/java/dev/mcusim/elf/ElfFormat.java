package dev.mcusim.elf;

/** Numbers of the ELF32 specification that reader and writer share; names follow the specification. */
final class ElfFormat {

    static final int MAGIC = 0x464c_457f;
    static final byte CLASS_32 = 1;
    static final byte DATA_LITTLE_ENDIAN = 1;
    static final int TYPE_EXECUTABLE = 2;
    static final int MACHINE_ARM = 40;

    /** EABI version 5, soft-float calling convention (IHI 0044, table 4-2). */
    static final int FLAGS_EABI5_SOFT_FLOAT = 0x0500_0200;

    static final int HEADER_BYTES = 52;
    static final int PROGRAM_HEADER_BYTES = 32;
    static final int SECTION_HEADER_BYTES = 40;
    static final int SYMBOL_BYTES = 16;
    static final long ADDRESS_SPACE = 1L << 32;

    static final int E_TYPE = 16;
    static final int E_MACHINE = 18;
    static final int E_ENTRY = 24;
    static final int E_PHOFF = 28;
    static final int E_SHOFF = 32;
    static final int E_PHENTSIZE = 42;
    static final int E_PHNUM = 44;
    static final int E_SHENTSIZE = 46;
    static final int E_SHNUM = 48;
    static final int E_SHSTRNDX = 50;

    static final int SEGMENT_LOAD = 1;
    static final int FLAG_EXECUTE = 1;
    static final int FLAG_WRITE = 2;
    static final int FLAG_READ = 4;

    static final int SECTION_PROGBITS = 1;
    static final int SECTION_SYMTAB = 2;
    static final int SECTION_STRTAB = 3;
    static final int SECTION_NOBITS = 8;
    static final int SECTION_ARM_ATTRIBUTES = 0x7000_0003;
    static final int SECTION_WRITE = 1;
    static final int SECTION_ALLOC = 2;
    static final int SECTION_EXECUTE = 4;

    static final int SYMBOL_NOTYPE = 0;
    static final int SYMBOL_OBJECT = 1;
    static final int SYMBOL_FUNC = 2;
    static final int BIND_LOCAL = 0;
    static final int BIND_GLOBAL = 1;

    private ElfFormat() {}
}
