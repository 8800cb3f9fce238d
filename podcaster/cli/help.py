"""The help page of a command: its usage, arguments and options, the same with every version of typer.

typer's own page shows Python types ("<list[str]>", "[[DIR]]") or no help for arguments, depending on the version.
Contexts and parameters have the type Any here: their classes are click's, or those in typer's own copy of click.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from podcaster.cli.mistakes import check_command, told
from podcaster.cli.verbosity import HELP, forget_verbosity, take_verbosity


class Command(TyperCommand):
    """A command whose help page shows metavars, never Python types. It takes -q and -v."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments that are left for the command after its options."""
        with told(ctx):
            return super().parse_args(ctx, take_verbosity(args))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parts of the usage line after the command's name."""
        return _usage(self.get_params(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options with their help."""
        _write_parameters(self.get_params(ctx), formatter, more=HELP)


class Group(TyperGroup):
    """A group of commands, with the same help page. Called without a command it runs `default`, if it has one."""

    default = ""
    """Name of the command that only shows something, such as "list"."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments of the command line, with the default command before them where none is named."""
        if ctx.parent is None:
            forget_verbosity()
        args = take_verbosity(args, leading=True)
        names_none = not args or (args[0].startswith("-") and args[0] not in ("-h", "--help"))
        with told(ctx):
            return super().parse_args(ctx, [self.default, *args] if self.default and names_none else args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names."""
        check_command(ctx, args[0], list(self.commands))
        with told(ctx):
            return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parts of the usage line after the group's name."""
        return [*_usage(self.get_params(ctx)), "[COMMAND] ..." if self.default else "COMMAND ..."]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options and the commands with their help."""
        _write_parameters(self.get_params(ctx), formatter)
        self.format_commands(ctx, formatter)
        if self.default:
            formatter.write_paragraph()
            formatter.write_text(f"Without a command: {self.default}.")


def group_of(default: str) -> type[Group]:
    """A group whose default command is `default`."""
    return type("Group", (Group,), {"default": default, "__doc__": Group.__doc__})


def _usage(parameters: Iterable[Any]) -> list[str]:
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    names = [one.metavar or one.name.upper() for one in arguments]
    return ["[OPTIONS]", *(name if one.required else f"[{name}]" for name, one in zip(names, arguments, strict=True))]


def _write_parameters(parameters: Iterable[Any], formatter: Any, more: Iterable[tuple[str, str]] = ()) -> None:
    """Write the parameters with their help, and `more` options."""
    rows: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for one in parameters:
        if one.hidden:
            continue
        text = f"{one.help or ''}{_default(one)}"
        if one.param_type_name == "argument":
            rows["Arguments"].append((one.metavar or one.name.upper(), text))
        else:
            names = ", ".join(sorted(one.opts, key=len))
            rows["Options"].append((names if one.is_flag else f"{names} {one.metavar or 'TEXT'}", text))
    rows["Options"][-1:-1] = more  # above --help
    for title, section in rows.items():
        if section:
            with formatter.section(title):
                formatter.write_dl(section)


def _default(option: Any) -> str:
    """The default of an option that takes a value, for its help."""
    shown = option.show_default and not option.is_flag if hasattr(option, "is_flag") else False
    default = option.default
    if not shown or isinstance(default, bool) or not isinstance(default, str | int | float | Path) or default == "":
        return ""
    return f" [default: {default}]"
